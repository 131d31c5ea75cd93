import { isIPv4 } from "node:net";

/** Throws `RangeError` unless the host is a loopback address: a simulated miner obeys anybody who can reach it. */
export function requireLoopback(host: string): void {
  if (isIPv4(host) && host.startsWith("127.")) return;
  throw new RangeError(
    `refusing to listen on ${host}: a simulator serves loopback addresses only (127.0.0.0/8)`,
  );
}

/** The address `offset` places after `host`: after 127.0.0.255 comes 127.0.1.0. */
export function nextAddress(host: string, offset: number): string {
  requireLoopback(host);
  const number = host.split(".").reduce((sum, part) => sum * 256 + Number(part), 0) + offset;
  // The last address of 127.0.0.0/8 is its broadcast address.
  if (number >= 0x7fffffff) throw new RangeError(`no loopback address ${offset} places after ${host}`);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join(".");
}
