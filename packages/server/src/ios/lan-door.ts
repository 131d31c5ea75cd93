import { isIPv6 } from "node:net";
import { isPrivateAddress, ownAddresses } from "../names/index.js";
import type { LocalCa } from "../tls/index.js";

/** The CA as phones get to know it. */
export type ShownCa = Pick<LocalCa, "certificatePem" | "fingerprint">;

/** How the home network comes in. */
export interface LanDoor {
  /** `https://<name>.local:<port>`. */
  readonly url: string;
  /** The same by address, as it is now: DHCP changes it. */
  readonly addresses: () => readonly string[];
  /** Undefined for a certificate of the owner's own. */
  readonly ca: ShownCa | undefined;
}

/** Where the TLS port is. */
interface DoorOptions {
  readonly url: string;
  /** What it is bound to. */
  readonly address: string;
  readonly port: number;
  readonly ca: ShownCa | undefined;
}

const MOST_ADDRESSES = 8;

/** Describes an open TLS port for those who are to come in by it. */
export function openLanDoor({ url, address, port, ca }: DoorOptions): LanDoor {
  return {
    url,
    ca,
    addresses: () => reachable(address, ownAddresses()).map((host) => `https://${inUrl(host)}:${port}`),
  };
}

/**
 * The addresses by which others in the house reach a port, those of IPv4 first, since they can be typed.
 *
 * @param bound what the port is bound to.
 * @param own every address of this machine.
 */
export function reachable(bound: string, own: readonly string[]): readonly string[] {
  if (bound !== "0.0.0.0" && bound !== "::") return [bound];
  const others = own.filter((host) => isPrivateAddress(host) && !isOfThisMachineAlone(host));
  const four = others.filter((host) => !isIPv6(host));
  const six = bound === "::" ? others.filter((host) => isIPv6(host)) : [];
  return [...new Set([...four, ...six])].slice(0, MOST_ADDRESSES);
}

function isOfThisMachineAlone(host: string): boolean {
  return host.startsWith("127.") || host === "::1";
}

function inUrl(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
