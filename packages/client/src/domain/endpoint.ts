import { HearthashError } from "../errors/hearthash-error.js";

/** Where a miner's API answers. */
export interface Endpoint {
  /** Name, IPv4 or IPv6 address (without brackets). */
  readonly host: string;
  readonly port: number;
}

/** Port of the cgminer API on every miner. Source: upstream cgminer (`--api-port`), kept by Canaan. */
export const DEFAULT_PORT = 4028;

/** `host:port`, with an IPv6 address in brackets. */
export function formatEndpoint(endpoint: Endpoint): string {
  const host = endpoint.host.includes(":") ? `[${endpoint.host}]` : endpoint.host;
  return `${host}:${endpoint.port}`;
}

/**
 * Reads `host`, `host:port`, `[v6]:port` or a bare IPv6 address.
 *
 * @throws HearthashError `argument-invalid` with what is wrong.
 */
export function parseEndpoint(text: string, defaultPort = DEFAULT_PORT): Endpoint {
  const trimmed = text.trim();
  const bracketed = /^\[([0-9a-fA-F:.%a-z]+)\](?::(\d+))?$/.exec(trimmed);
  if (bracketed !== null) return endpoint(text, bracketed[1] ?? "", bracketed[2], defaultPort);
  if (trimmed.split(":").length > 2) return endpoint(text, trimmed, undefined, defaultPort);
  const [host, port] = trimmed.split(":");
  return endpoint(text, host ?? "", port, defaultPort);
}

function endpoint(text: string, host: string, port: string | undefined, defaultPort: number): Endpoint {
  if (!isHostName(host) && !isIpv6(host)) {
    throw new HearthashError(
      "argument-invalid",
      `${JSON.stringify(text.slice(0, 80))} is not a host or host:port`,
    );
  }
  return { host: host.toLowerCase(), port: port === undefined ? defaultPort : parsePort(port) };
}

/**
 * @throws HearthashError `argument-invalid` unless the text is a port number from 1 to 65535.
 */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65535) return port;
  throw new HearthashError(
    "argument-invalid",
    `${JSON.stringify(text.slice(0, 20))} is not a port (1 to 65535)`,
  );
}

/** A name, or an IPv4 address with each part in range: `192.168.1.500` is no name either. */
function isHostName(host: string): boolean {
  if (/^[\d.]+$/.test(host)) return isIpv4(host);
  return (
    host.length <= 253 && /^[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*\.?$/i.test(host)
  );
}

export function isIpv4(host: string): boolean {
  const parts = host.split(".");
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIpv6(host: string): boolean {
  return host.split(":").length > 2 && /^[0-9a-fA-F:.]+(%[a-z0-9]+)?$/i.test(host);
}
