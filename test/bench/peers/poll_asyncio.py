"""Many miners at a time with asyncio streams. FOLDER POLLS IN-FLIGHT"""

import asyncio
import itertools
import sys

from contender import Measuring, read_bytes, read_targets, values_of_poll

folder, polls, in_flight = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
targets = read_targets(folder)
request = read_bytes(folder, "request")
counts = {"wrong": 0, "failed": 0}


async def ask(host, port):
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(request)
    reply = await reader.readuntil(b"\x00")
    writer.close()
    return reply


async def poll(target):
    host, port, truth = target
    try:
        reply = await asyncio.wait_for(ask(host, port), 10)
        if values_of_poll(reply) != truth:
            counts["wrong"] += 1
    except (OSError, EOFError, ValueError, LookupError, asyncio.TimeoutError):
        counts["failed"] += 1


async def run(count):
    turns = itertools.islice(itertools.cycle(targets), count)

    async def worker():
        for target in turns:
            await poll(target)

    await asyncio.gather(*(worker() for _ in range(in_flight)))


async def main():
    await run(len(targets) + polls // 2)
    measuring = Measuring()
    await run(polls)
    measuring.finish(polls, **counts)


asyncio.run(main())
