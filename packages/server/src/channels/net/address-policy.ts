import { BlockList, isIP } from "node:net";

/** Why nothing is sent to an address. */
export type AddressRefusal = "loopback" | "link-local" | "metadata" | "multicast" | "special" | "private";

/** Addresses of one kind. IPv4 rules hold for IPv4-mapped IPv6 addresses too. */
function networks(...cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = "", bits = "0"] = cidr.split("/");
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

/**
 * What is never connected to. Sources: the IANA registries of special-purpose addresses; the clouds' documents for the
 * addresses of their metadata services. 64:ff9b::/96, 2002::/16 and 2001::/32 carry an IPv4 address inside.
 */
const refused = (): readonly (readonly [AddressRefusal, BlockList])[] => [
  ["loopback", networks("127.0.0.0/8", "::1/128")],
  [
    "metadata",
    networks(
      "169.254.169.254/32",
      "100.100.100.200/32",
      "168.63.129.16/32",
      "192.0.0.192/32",
      "fd00:ec2::254/128",
      "fd20:ce::254/128",
    ),
  ],
  ["link-local", networks("169.254.0.0/16", "fe80::/10", "fec0::/10")],
  ["multicast", networks("224.0.0.0/4", "ff00::/8")],
  [
    "special",
    networks("0.0.0.0/8", "240.0.0.0/4", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"),
  ],
];

/** Addresses of home networks: RFC 1918, RFC 4193, RFC 6598. */
const privateNetworks = () =>
  networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

/** Judges addresses; made once, since its lists are. */
export class AddressPolicy {
  readonly #refused;
  readonly #allowLoopback: boolean;

  /** @param ofInternet true: private addresses are refused as well. */
  constructor({
    allowLoopback,
    ofInternet = false,
  }: {
    readonly allowLoopback: boolean;
    readonly ofInternet?: boolean;
  }) {
    this.#allowLoopback = allowLoopback;
    this.#refused = [...refused(), ...(ofInternet ? [["private", privateNetworks()] as const] : [])];
  }

  /** Why an address is refused; undefined for one that may be connected to. Anything that is no address is refused. */
  refusalOf(address: string): AddressRefusal | undefined {
    const plain = address.replace(/%.*$/, "");
    const family = isIP(plain);
    if (family === 0) return "special";
    const hit = this.#refused.find(([, list]) => list.check(plain, family === 6 ? "ipv6" : "ipv4"));
    if (hit === undefined) return undefined;
    return hit[0] === "loopback" && this.#allowLoopback ? undefined : hit[0];
  }
}
