import { BlockList, isIPv4, isIPv6 } from "node:net";

/** The only networks a certificate of the local CA may name addresses of: private, link-local and loopback ones. */
export const PRIVATE_NETWORKS = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "169.254.0.0/16",
  "127.0.0.0/8",
  "fc00::/7",
  "fe80::/10",
  "::1/128",
] as const;

/** Whether an address lies in one of {@link PRIVATE_NETWORKS}. */
export function isPrivateAddress(address: string): boolean {
  if (!isIPv4(address) && !isIPv6(address)) return false;
  const networks = new BlockList();
  for (const network of PRIVATE_NETWORKS) {
    const [base = "", bits = ""] = network.split("/");
    networks.addSubnet(base, Number(bits), isIPv4(base) ? "ipv4" : "ipv6");
  }
  return networks.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}
