import { isIP } from "node:net";
import type { ListenerInfo } from "../listener.js";
import { isLoopbackAddress, plainAddress } from "./remote-address.js";

/** A Host header, taken apart. */
export interface HostName {
  /** Lower case; an IPv6 address in brackets. */
  readonly name: string;
  /** `undefined` when none is given: the scheme's own. */
  readonly port: number | undefined;
}

const FORM = /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]{0,253})?)(?::(\d{1,5}))?$/;
const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/** Takes a Host header apart; `undefined` when it is none. */
export function parseHost(header: string): HostName | undefined {
  const match = FORM.exec(header.toLowerCase());
  const name = match?.[1];
  if (name === undefined) return undefined;
  return { name, port: match?.[2] === undefined ? undefined : Number(match[2]) };
}

/** Whether the host is this machine as seen from itself. */
export function isLoopbackName({ name }: HostName): boolean {
  return LOOPBACK_NAMES.includes(name);
}

/**
 * Whether a request for this host is meant for us. A page of another name that lets its DNS point here (rebinding)
 * is not: its name comes with every request.
 *
 * @param localAddress the socket's own address.
 */
export function isKnownHost(
  host: HostName,
  listener: ListenerInfo,
  localAddress: string | undefined,
  publicUrls: readonly string[],
): boolean {
  if (publicUrls.some((url) => isHostOf(host, new URL(url)))) return true;
  const port = host.port ?? (listener.isTls ? 443 : 80);
  if (port !== listener.port) return false;
  const own = plainAddress(localAddress);
  if (own !== undefined && host.name === asName(own)) return true;
  if (isLoopbackName(host)) return own !== undefined && isLoopbackAddress(own);
  return listener.names.some((name) => host.name === asName(name));
}

function isHostOf({ name, port }: HostName, url: URL): boolean {
  const own = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  const given = port ?? (url.protocol === "https:" ? 443 : 80);
  return name === url.hostname && given === own;
}

/** An address or name as it stands in a Host header. */
function asName(host: string): string {
  return isIP(host) === 6 ? new URL(`http://[${host}]/`).hostname : host.toLowerCase();
}
