import { isIP } from "node:net";
import { ServerError } from "../../errors/index.js";

/** Where a port is opened. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Takes `127.0.0.1:4029` or `[::1]:4029` apart. Names are not looked up: what one means may change under us.
 *
 * @param setting named when it is wrong.
 * @throws ServerError `config-invalid`.
 */
export function parseListen(text: string, setting: string): ListenAddress {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:\s]+)):(\d{1,5})$/i.exec(text);
  const given = match?.[1] ?? match?.[2] ?? "";
  const host = given.toLowerCase() === "localhost" ? "127.0.0.1" : given;
  const port = Number(match?.[3]);
  if (isIP(host) !== 0 && port <= 65_535) return { host, port };
  throw new ServerError(
    "config-invalid",
    `${setting} takes an address of this machine and a port, such as 127.0.0.1:4029, not ${JSON.stringify(text)}`,
  );
}

/** The address as it stands in a URL; a wildcard as the loopback it includes. */
export function urlHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return isIP(host) === 6 ? `[${host}]` : host;
}
