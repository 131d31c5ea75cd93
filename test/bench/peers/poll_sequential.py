"""One miner after the other, a blocking socket each: the way of the published client. FOLDER POLLS"""

import socket
import sys

from contender import Measuring, read_bytes, read_targets, values_of_poll

folder, polls = sys.argv[1], int(sys.argv[2])
targets = read_targets(folder)
request = read_bytes(folder, "request")
counts = {"wrong": 0, "failed": 0}


def ask(host, port):
    connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    connection.settimeout(10)
    connection.connect((host, port))
    connection.send(request)
    reply = b""
    while True:
        part = connection.recv(4096)
        reply += part
        if not part or b"\x00" in part:
            break
    connection.close()
    return reply


def poll(target):
    host, port, truth = target
    try:
        if values_of_poll(ask(host, port)) != truth:
            counts["wrong"] += 1
    except (OSError, ValueError, LookupError):
        counts["failed"] += 1


def run(count):
    for turn in range(count):
        poll(targets[turn % len(targets)])


run(len(targets) + polls // 2)
measuring = Measuring()
run(polls)
measuring.finish(polls, **counts)
