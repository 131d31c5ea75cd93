"""What the contenders in Python have in common."""

import json
import re
import resource
import time

NAMES = ["GHSavg", "GHSmm", "Elapsed", "HBTemp", "TAvg", "OTemp", "Fan1", "FanR"]


def number(name, text):
    match = re.search(name + r"\[([0-9.]+)", text)
    return float(match.group(1)) if match else None


def bracket_values(text):
    """Reads twelve values; gives back the four that are checked."""
    for name in NAMES:
        number(name, text)
    power = re.search(r"PS\[([^\]]+)\]", text)
    wall = float(power.group(1).split()[6]) if power else None
    return [number("GHSspd", text), wall, number("TMax", text), number("ITemp", text)]


def values_of_poll(reply):
    data = json.loads(reply.rstrip(b"\x00").decode())
    return bracket_values(data["estats"][0]["STATS"][0]["MM ID0"])


def read_targets(folder):
    """Host, port and the four true values of each address."""
    with open(folder + "/targets.txt") as lines:
        words = [line.split() for line in lines]
    return [(host, int(port), [float(value) for value in truth]) for host, port, _, *truth in words]


def read_bytes(folder, name):
    with open(folder + "/" + name, "rb") as file:
        return file.read()


class Measuring:
    """Measures this process from its making on."""

    def __init__(self):
        self.before = resource.getrusage(resource.RUSAGE_SELF)
        self.started = time.perf_counter()

    def finish(self, units, **more):
        wall = time.perf_counter() - self.started
        after = resource.getrusage(resource.RUSAGE_SELF)
        result = {
            "units": units,
            "cpuUserS": after.ru_utime - self.before.ru_utime,
            "cpuSystemS": after.ru_stime - self.before.ru_stime,
            "wallS": wall,
            "maxRssKb": after.ru_maxrss,
        }
        print(json.dumps({**result, **more}))
