import type { NetworkInterfaceInfo } from "node:os";

/** A network this machine is in. */
export interface OwnNetwork {
  /** As `discover` takes it. */
  readonly range: string;
  readonly interfaceName: string;
}

/** A larger network is not offered whole: the part around this machine's address is. */
const LEAST_PREFIX = 22;

/** The private IPv4 networks among a machine's interfaces. Nothing is sent. */
export function ownNetworks(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): readonly OwnNetwork[] {
  const networks = new Map<string, OwnNetwork>();
  for (const [interfaceName, addresses] of Object.entries(interfaces)) {
    for (const { address, cidr, family, internal } of addresses ?? []) {
      if (family !== "IPv4" || internal || cidr === null || !isPrivate(address)) continue;
      const range = rangeAround(address, Number(cidr.split("/")[1]));
      if (!networks.has(range)) networks.set(range, { range, interfaceName });
    }
  }
  return [...networks.values()];
}

function rangeAround(address: string, prefix: number): string {
  const bits = prefix < LEAST_PREFIX ? 24 : prefix;
  const size = 2 ** (32 - bits);
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const first = Math.floor(number / size) * size;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${bits}`;
}

/** Source: RFC 1918. */
function isPrivate(address: string): boolean {
  const [first = 0, second = 0] = address.split(".").map(Number);
  return first === 10 || (first === 172 && second >= 16 && second <= 31) || (first === 192 && second === 168);
}
