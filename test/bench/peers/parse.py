"""json.loads and regular expressions, the way of the published client. FOLDER TIMES"""

import json
import sys

from contender import Measuring, bracket_values, read_bytes, read_targets

folder, times = sys.argv[1], int(sys.argv[2])
truths = [truth for _, _, truth in read_targets(folder)]
replies = [read_bytes(folder, f"{index}.estats") for index in range(len(truths))]
wrong = 0


def run(count):
    global wrong
    for turn in range(count):
        index = turn % len(replies)
        data = json.loads(replies[index].rstrip(b"\x00").decode())
        if bracket_values(data["STATS"][0]["MM ID0"]) != truths[index]:
            wrong += 1


run(times // 2)
measuring = Measuring()
run(times)
measuring.finish(times, wrong=wrong, failed=0)
