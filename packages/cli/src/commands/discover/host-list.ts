import { DEFAULT_PORT, type Endpoint, formatEndpoint } from "@hearthash/client";

interface Run {
  readonly port: number;
  readonly first: number;
  last: number;
}

/** The miners as `-H` takes them, neighbours as a range: `192.168.1.50-53,192.168.1.60:4029,heater.local`. */
export function hostList(endpoints: readonly Endpoint[]): string {
  const numbered = endpoints.flatMap(({ host, port }) => {
    const first = addressNumber(host);
    return first === undefined ? [] : [{ port, first, last: first }];
  });
  const others = endpoints.filter(({ host }) => addressNumber(host) === undefined).map(short);
  return [...runs(numbered).map(rangeText), ...others].join(",");
}

function runs(addresses: readonly Run[]): readonly Run[] {
  const sorted = [...addresses].sort((left, right) => left.port - right.port || left.first - right.first);
  const merged: Run[] = [];
  for (const address of sorted) {
    const before = merged.at(-1);
    if (before?.port === address.port && address.first <= before.last + 1) before.last = address.last;
    else merged.push({ ...address });
  }
  return merged;
}

function rangeText({ first, last, port }: Run): string {
  const suffix = port === DEFAULT_PORT ? "" : `:${port}`;
  if (first === last) return `${addressText(first)}${suffix}`;
  const isInOneBlock = Math.floor(first / 256) === Math.floor(last / 256);
  return `${addressText(first)}-${isInOneBlock ? last % 256 : addressText(last)}${suffix}`;
}

function short(endpoint: Endpoint): string {
  return endpoint.port === DEFAULT_PORT && !endpoint.host.includes(":")
    ? endpoint.host
    : formatEndpoint(endpoint);
}

/** An IPv4 address as a number; `undefined` for a name or an IPv6 address. */
function addressNumber(host: string): number | undefined {
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(host)) return undefined;
  return host.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function addressText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
