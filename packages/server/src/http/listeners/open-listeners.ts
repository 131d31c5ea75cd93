import { hostname } from "node:os";
import { ServerError } from "../../errors/index.js";
import { lanName, plainHostname } from "../../names/index.js";
import type { ServerCertificate } from "../../tls/index.js";
import { sessionCookieName } from "../cookies/index.js";
import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";
import { isLoopbackAddress, type RateLimits } from "../security/index.js";
import { defaultLimits, type ListenerLimits } from "./limits.js";
import { type ListenAddress, parseListen, urlHost } from "./listen-address.js";
import { type OpenPort, openPort } from "./open-port.js";
import { plainServer, secureServer } from "./raw-servers.js";

/** What the ports are opened with. Settings are taken from `deps.config()`. */
export interface ListenersOptions {
  readonly deps: HttpDeps;
  /** Needed when `lan.enabled` is set. */
  readonly certificate?: ServerCertificate | undefined;
  readonly limits?: Partial<ListenerLimits>;
  readonly rates?: RateLimits;
}

/** Open ports. */
export interface Listeners {
  readonly local: ListenerInfo;
  readonly lan: ListenerInfo | undefined;
  /** How to reach the local port from this machine. */
  readonly localUrl: string;
  /** How to reach the TLS port by name; `undefined` without one. */
  readonly lanUrl: string | undefined;
  /** Resolves within the grace and a little, whatever is still open. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the local port and, where `lan.enabled` is set, the TLS port.
 *
 * @throws ServerError `config-invalid`: an address that cannot be had, or plain HTTP beyond loopback.
 */
export async function openListeners(options: ListenersOptions): Promise<Listeners> {
  const local = await openLocal(options);
  try {
    const lan = await openLan(options);
    return describe(local, lan, lanName(options.deps.config().lan));
  } catch (error) {
    await local.close();
    throw error;
  }
}

async function openLocal({ deps, rates, ...given }: ListenersOptions): Promise<OpenPort> {
  const { listen, insecureHttp } = deps.config().server;
  const setting = "server.listen";
  const address = parseListen(listen, setting);
  const isLoopback = isLoopbackAddress(address.host);
  if (!isLoopback && !insecureHttp) throw plainHttpRefused(address);
  const limits = { ...defaultLimits, ...given.limits };
  const describe = (port: number): ListenerInfo => ({
    id: "local",
    isTls: false,
    isLoopback,
    address: address.host,
    port,
    cookieName: sessionCookieName(false, port),
    names: isLoopback ? [] : hostNames(),
  });
  return await openPort({ deps, server: plainServer(limits), address, setting, describe, limits, rates });
}

function plainHttpRefused({ host, port }: ListenAddress): ServerError {
  return new ServerError(
    "config-invalid",
    `server.listen: ${host} port ${port} would be open to the network without encryption. Keep 127.0.0.1 and open the TLS port instead (lan.enabled, or --lan); server.insecureHttp (--insecure-http) allows it all the same`,
  );
}

async function openLan({
  deps,
  certificate,
  rates,
  ...given
}: ListenersOptions): Promise<OpenPort | undefined> {
  const { lan } = deps.config();
  if (!lan.enabled) return undefined;
  if (certificate === undefined)
    throw new ServerError("config-invalid", "lan.enabled: there is no certificate");
  const setting = "lan.listen";
  const address = parseListen(lan.listen, setting);
  const limits = { ...defaultLimits, ...given.limits };
  const describe = (port: number): ListenerInfo => ({
    id: "lan",
    isTls: true,
    isLoopback: isLoopbackAddress(address.host),
    address: address.host,
    port,
    cookieName: sessionCookieName(true, port),
    names: [...new Set([lanName(lan), ...hostNames(), ...lan.addresses.map((name) => name.toLowerCase())])],
  });
  const server = secureServer(certificate, limits);
  return await openPort({ deps, server, address, setting, describe, limits, rates });
}

function hostNames(): readonly string[] {
  const plain = plainHostname();
  return [...new Set([hostname().toLowerCase(), plain, `${plain}.local`])];
}

function describe(local: OpenPort, lan: OpenPort | undefined, name: string): Listeners {
  return {
    local: local.info,
    lan: lan?.info,
    localUrl: `http://${urlHost(local.info.address)}:${local.info.port}`,
    lanUrl: lan === undefined ? undefined : `https://${name}:${lan.info.port}`,
    close: async () => {
      await Promise.all([local.close(), lan?.close()]);
    },
  };
}
