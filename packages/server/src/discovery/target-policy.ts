import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";
import { ServerError } from "../errors/index.js";
import type { MayConnect } from "../fleet/index.js";

/** Private unicast. Sources: RFC 1918, RFC 4193. CGNAT (100.64/10) is a provider's network and no home's. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

export interface TargetPolicyOptions {
  /** Addresses, CIDR networks and host names allowed beyond private ones. */
  readonly allowTargets: readonly string[];
}

/**
 * Judges hosts that are named over HTTP: private unicast addresses in their usual spelling, and what the
 * configuration allows. A name is refused unless it is allowed itself: it may point anywhere, and elsewhere later.
 *
 * @throws ServerError `config-invalid` for an entry that is neither address, network nor name.
 */
export function targetPolicy({ allowTargets }: TargetPolicyOptions): MayConnect {
  const networks = new BlockList();
  const names = new Set<string>();
  for (const network of PRIVATE) addNetwork(networks, network);
  for (const [index, entry] of allowTargets.entries()) {
    if (addNetwork(networks, entry)) continue;
    if (!isName(entry)) throw invalid(index);
    names.add(entry.toLowerCase());
  }
  return (host) => {
    if (isIPv4(host)) return networks.check(host, "ipv4") || reasonV4(host);
    if (isIPv6(host)) return judgeV6(host, networks);
    return names.has(host.toLowerCase()) || "host names may point anywhere; give the address itself";
  };
}

/** A zone or an IPv4 address inside would reach beyond what the text looks like. */
function judgeV6(host: string, networks: BlockList): true | string {
  if (host.includes("%")) return "addresses with a zone are not taken";
  const canonical = new URL(`http://[${host}]`).hostname;
  if (host.includes(".") || canonical.startsWith("[::ffff:")) {
    return "IPv4 addresses in IPv6 form are not taken; give the IPv4 address";
  }
  return (
    networks.check(host, "ipv6") || "only private addresses (fc00::/7) are taken; see security.allowTargets"
  );
}

function reasonV4(host: string): string {
  const [first = 0, second = 0] = host.split(".").map(Number);
  if (first === 127) return "loopback is this computer itself; see security.allowTargets";
  if (first === 169 && second === 254) return "link-local addresses are not taken";
  if (first >= 224) return "multicast and broadcast are no miner's address";
  return "only private addresses (10/8, 172.16/12, 192.168/16) are taken; see security.allowTargets";
}

function addNetwork(networks: BlockList, text: string): boolean {
  const [address = "", bits, more] = text.split("/");
  const family = isIP(address);
  if (family === 0 || more !== undefined || address.includes("%")) return false;
  const type = family === 4 ? "ipv4" : "ipv6";
  if (bits === undefined) {
    networks.addAddress(address, type);
    return true;
  }
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) return false;
  networks.addSubnet(address, Number(bits), type);
  return true;
}

function isName(text: string): boolean {
  return text.length <= 253 && /[a-z]/i.test(text) && /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i.test(text);
}

function invalid(index: number): ServerError {
  const path = `security.allowTargets[${index}]`;
  const message = "takes an address, a network such as 127.0.0.0/8, or a host name";
  return new ServerError("config-invalid", `${path} ${message}`, [{ path, message }]);
}
