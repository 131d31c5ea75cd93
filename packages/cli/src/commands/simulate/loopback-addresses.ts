import { isIPv4 } from "node:net";
import { HearthashError } from "@hearthash/client";

/** The last address of 127.0.0.0/8 is its broadcast address. */
const BEYOND = 0x7fff_ffff;

/**
 * The address `offset` places behind `first`: behind 127.0.0.255 comes 127.0.1.0.
 *
 * @throws HearthashError `argument-invalid` for anything but an address in 127.0.0.0/8.
 */
export function loopbackAddress(first: string, offset: number): string {
  const host = first.trim().toLowerCase() === "localhost" ? "127.0.0.1" : first.trim();
  if (!isIPv4(host) || !host.startsWith("127.")) {
    const name = JSON.stringify(first.slice(0, 60));
    throw invalid(`${name} is not a loopback address: simulated miners listen on 127.0.0.0/8 only`);
  }
  const number = addressNumber(host) + offset;
  if (number >= BEYOND) throw invalid(`so many addresses do not follow ${host}: begin with a lower one`);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join(".");
}

/** Addresses for people and for `-H`: neighbours as a range, `127.0.0.1-127.0.0.3`, all behind each other. */
export function addressList(addresses: readonly string[]): string {
  const runs: { first: string; last: string }[] = [];
  for (const address of addresses) {
    const run = runs.at(-1);
    if (run !== undefined && addressNumber(address) === addressNumber(run.last) + 1) run.last = address;
    else runs.push({ first: address, last: address });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}-${last}`)).join(",");
}

function addressNumber(host: string): number {
  return host.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function invalid(message: string): HearthashError {
  return new HearthashError("argument-invalid", message);
}
