"""Connect tests with asyncio, and nothing else. FIRST COUNT PORT IN-FLIGHT"""

import asyncio
import ipaddress
import sys

from contender import Measuring

first, count, port, in_flight = sys.argv[1], *map(int, sys.argv[2:5])
start = int(ipaddress.IPv4Address(first))
hosts = (str(ipaddress.IPv4Address(start + offset)) for offset in range(count))
found = []


async def worker():
    for host in hosts:
        try:
            _, writer = await asyncio.wait_for(asyncio.open_connection(host, port), 0.3)
        except (OSError, asyncio.TimeoutError):
            continue
        found.append(host)
        writer.close()


async def main():
    measuring = Measuring()
    await asyncio.gather(*(worker() for _ in range(in_flight)))
    measuring.finish(count, found=found)


asyncio.run(main())
