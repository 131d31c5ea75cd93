import { BlockList, isIPv4 } from "node:net";
import { networkInterfaces } from "node:os";
import type { Finding } from "../finding.js";

/** Where the miner is, seen from this machine. */
export type Neighbourhood = "here" | "same" | "other";

interface OwnAddress {
  readonly device: string;
  readonly address: string;
  readonly cidr: string;
}

/** Whether the miner is in one of this machine's own networks. Asks nobody: it only compares addresses. */
export function checkNetwork(addresses: readonly string[]): Finding<Neighbourhood> {
  const own = ownAddresses();
  const isOwn = own.some(({ address }) => addresses.includes(address));
  if (isOwn || addresses.some((address) => /^127\.|^::1$/.test(address))) {
    return { result: "ok", found: "on this machine itself", value: "here" };
  }
  const shared = own.find((one) => addresses.some((address) => isInside(address, one.cidr)));
  if (shared !== undefined) {
    const found = `in this machine's own network ${networkOf(shared)} (${shared.device})`;
    return { result: "ok", found, value: "same" };
  }
  const networks = own.filter(({ address }) => isIPv4(address)).map((one) => `${one.cidr} (${one.device})`);
  const here = networks.length === 0 ? "it has no network but itself" : `it is ${networks.join(", ")}`;
  return {
    result: "warning",
    found: `in none of this machine's own networks: ${here}`,
    advice:
      "The way leads through a router. If the next step fails, take the miner's network: a guest " +
      "network or VLAN keeps machines apart.",
    value: "other",
  };
}

/** Without loopback and link-local ones. */
function ownAddresses(): readonly OwnAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([device, entries]) =>
    (entries ?? [])
      .filter(({ internal, address }) => !internal && !/^(169\.254\.|fe80:)/i.test(address))
      .flatMap(({ address, cidr }) => (cidr === null ? [] : [{ device, address, cidr }])),
  );
}

function isInside(address: string, cidr: string): boolean {
  const [network = "", bits] = cidr.split("/");
  if (isIPv4(address) !== isIPv4(network)) return false;
  const list = new BlockList();
  const family = isIPv4(address) ? "ipv4" : "ipv6";
  list.addSubnet(network, Number(bits), family);
  return list.check(address.replace(/%.*/, ""), family);
}

/** `192.168.1.0/24` for `192.168.1.10/24`; IPv6 as the system writes it. */
function networkOf({ cidr }: OwnAddress): string {
  const [address = "", bits = "32"] = cidr.split("/");
  if (!isIPv4(address)) return cidr;
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(number / size) * size;
  return `${[24, 16, 8, 0].map((shift) => (first >>> shift) & 0xff).join(".")}/${bits}`;
}
