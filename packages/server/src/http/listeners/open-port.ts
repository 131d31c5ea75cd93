import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Http2SecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { ServerError } from "../../errors/index.js";
import { buildApp } from "../build-app.js";
import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";
import { isLoopbackAddress, type RateLimits, trustedProxies } from "../security/index.js";
import { ConnectionGate } from "./connection-gate.js";
import type { ListenerLimits } from "./limits.js";
import type { ListenAddress } from "./listen-address.js";

/** A port that is open. */
export interface OpenPort {
  readonly info: ListenerInfo;
  readonly close: () => Promise<void>;
}

/** What a port is opened with. */
export interface PortOptions {
  readonly deps: HttpDeps;
  readonly server: Server | Http2SecureServer;
  readonly address: ListenAddress;
  /** Named when the address cannot be had. */
  readonly setting: string;
  /** How it is known, once its port is. */
  readonly describe: (port: number) => ListenerInfo;
  readonly limits: ListenerLimits;
  readonly rates: RateLimits | undefined;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Binds first, since the cookie's name needs the port; then builds the app and hands requests to it. */
export async function openPort(options: PortOptions): Promise<OpenPort> {
  const { deps, limits, rates } = options;
  const isProxy = trustedProxies(deps.config().server.trustedProxies);
  const gate = new ConnectionGate(limits, (address) => isLoopbackAddress(address) || isProxy(address));
  // HTTP/2's compatibility layer gives requests and replies of the same form as HTTP/1.1.
  const server = options.server as Server;
  gate.guard(server);
  let handle: Handler = answerNotYet;
  server.on("request", (request, response) => handle(request, response));
  const info = options.describe(await bind(server, options));
  const app = buildApp(deps, info, {
    serverFactory: (handler) => {
      handle = handler;
      return server;
    },
    ...(rates === undefined ? {} : { rates }),
  });
  await app.ready();
  return { info, close: () => closePort(server, app, gate, limits.graceMs) };
}

function answerNotYet(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { "retry-after": "1" }).end();
}

async function bind(server: Server, { address, setting }: PortOptions): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(bindError(error, address, setting));
    server.once("error", failed);
    server.listen({ ...address, backlog: 511 }, () => {
      server.off("error", failed);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "is in use by another program, perhaps another hearthash; stop it or choose another port",
  EADDRNOTAVAIL: "is no address of this machine",
  EACCES: "may not be opened by this user: ports below 1024 are the system's",
};

function bindError(
  error: NodeJS.ErrnoException,
  { host, port }: ListenAddress,
  setting: string,
): ServerError {
  const reason = REASONS[error.code ?? ""] ?? `cannot be opened (${error.code ?? "unknown reason"})`;
  const option = error.code === "EADDRINUSE" && setting === "server.listen" ? ` (--listen ${host}:…)` : "";
  return new ServerError("config-invalid", `${setting}: ${host} port ${port} ${reason}${option}`, [], error);
}

/** Takes no more, lets replies under way end within the grace, then hangs up on whoever is left. */
async function closePort(
  server: Server,
  app: FastifyInstance,
  gate: ConnectionGate,
  graceMs: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const ended = Promise.allSettled([closed, app.close()]);
  const grace = setTimeout(() => gate.destroyAll(), graceMs);
  await ended;
  clearTimeout(grace);
}
