import { DEFAULT_PORT, type Endpoint, isIpv4, parseEndpoint, parsePort } from "../domain/endpoint.js";
import { HearthashError } from "../errors/hearthash-error.js";

/** More addresses than a home or a farm hall has: a slip of the prefix, not a wish. */
const MAX_TARGETS = 65_536;

/**
 * Reads a list of targets: hosts, `host:port`, ranges `192.168.1.100-110` or `192.168.1.100-192.168.2.5`, CIDR
 * `192.168.1.0/24` (network and broadcast address left out), separated by commas. Duplicates are dropped, the
 * order is kept.
 *
 * @throws HearthashError `argument-invalid`, naming the part that is wrong.
 */
export function parseTargets(text: string, defaultPort = DEFAULT_PORT): readonly Endpoint[] {
  const parts = text.split(",").map((part) => part.trim());
  const named = parts.filter((part) => part !== "");
  if (named.length === 0) throw invalid(text, "no address in it");
  const targets: Endpoint[] = [];
  // One part names nothing twice.
  const seen = named.length > 1 ? new Set<string>() : undefined;
  for (const part of named) {
    for (const target of expand(part, defaultPort)) {
      if (isSeen(seen, target)) continue;
      targets.push(target);
      if (targets.length > MAX_TARGETS) throw invalid(part, `more than ${MAX_TARGETS} addresses`);
    }
  }
  return targets;
}

/** Whether it was named before; it is from now on. */
function isSeen(seen: Set<string> | undefined, { host, port }: Endpoint): boolean {
  if (seen === undefined) return false;
  const { size } = seen;
  return seen.add(`${host} ${port}`).size === size;
}

function* expand(part: string, defaultPort: number): Iterable<Endpoint> {
  const cidr = /^([\d.]+)\/(\d{1,2})(?::(\d+))?$/.exec(part);
  const range = /^([\d.]+)-([\d.]+)(?::(\d+))?$/.exec(part);
  if (cidr !== null) yield* addresses(...cidrBounds(part, cidr[1] ?? "", Number(cidr[2])), port(cidr[3]));
  else if (range !== null)
    yield* addresses(...rangeBounds(part, range[1] ?? "", range[2] ?? ""), port(range[3]));
  else yield parseEndpoint(part, defaultPort);

  function port(text: string | undefined): number {
    return text === undefined ? defaultPort : parsePort(text);
  }
}

function* addresses(first: number, last: number, port: number): Iterable<Endpoint> {
  for (let address = first; address <= last; address += 1) yield { host: toText(address), port };
}

/** A /31 and a /32 have no network and broadcast address. */
function cidrBounds(part: string, host: string, bits: number): [number, number] {
  if (!isIpv4(host)) throw invalid(part, `${host} is not an IPv4 address`);
  if (bits > 32) throw invalid(part, "the prefix is 0 to 32");
  const size = 2 ** (32 - bits);
  if (size > MAX_TARGETS) throw invalid(part, `more than ${MAX_TARGETS} addresses; take /16 or smaller`);
  const first = Math.floor(toNumber(host) / size) * size;
  return bits >= 31 ? [first, first + size - 1] : [first + 1, first + size - 2];
}

/** The end is a whole address or the last number of one. */
function rangeBounds(part: string, from: string, to: string): [number, number] {
  if (!isIpv4(from)) throw invalid(part, `${from} is not an IPv4 address`);
  const end = /^\d{1,3}$/.test(to) ? from.replace(/\d+$/, to) : to;
  if (!isIpv4(end)) throw invalid(part, `${to} is neither an IPv4 address nor the last number of one`);
  const bounds: [number, number] = [toNumber(from), toNumber(end)];
  if (bounds[1] < bounds[0]) throw invalid(part, "the range ends before it begins");
  return bounds;
}

function toNumber(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function toText(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

function invalid(part: string, why: string): HearthashError {
  return new HearthashError(
    "argument-invalid",
    `${JSON.stringify(part.slice(0, 80))} is no list of miners: ${why}`,
  );
}
