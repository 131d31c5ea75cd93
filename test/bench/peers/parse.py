"""json.loads and regular expressions, the way of the published client. FOLDER TIMES"""

import json
import sys

from contender import Measuring, bracket_values, read_bytes, read_targets

folder, times = sys.argv[1], int(sys.argv[2])
truth = read_targets(folder)[0][2]
reply = read_bytes(folder, "0.estats")
wrong = 0

measuring = Measuring()
for _ in range(times):
    data = json.loads(reply.rstrip(b"\x00").decode())
    if bracket_values(data["STATS"][0]["MM ID0"]) != truth:
        wrong += 1
measuring.finish(times, wrong=wrong, failed=0)
