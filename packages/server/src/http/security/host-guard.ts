import type { FastifyInstance, FastifyRequest } from "fastify";
import { ServerError } from "../../errors/index.js";
import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";
import { type HostName, isKnownHost, parseHost } from "./known-hosts.js";

/**
 * The host a request is for. Of every way to say it twice (two Host headers, Host beside :authority, a whole URL in
 * the request line) none is taken: two readers could take different ones.
 */
export function hostOf(request: FastifyRequest): HostName | undefined {
  const { raw } = request;
  if (!(raw.url ?? "").startsWith("/")) return undefined;
  const given = raw.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const values = given.flatMap((name, index) =>
    name === "host" || name === ":authority" ? [raw.rawHeaders[index * 2 + 1] ?? ""] : [],
  );
  const distinct = new Set(values.map((value) => value.toLowerCase()));
  const isTwice = given.filter((name) => name === "host").length > 1;
  const [only] = distinct;
  return distinct.size !== 1 || isTwice || only === undefined ? undefined : parseHost(only);
}

/** Refuses requests for a host we are not, with 421. */
export function guardHost(app: FastifyInstance, deps: HttpDeps, listener: ListenerInfo): void {
  app.addHook("onRequest", async (request) => {
    const host = hostOf(request);
    const { publicUrls } = deps.config().server;
    const { localAddress } = request.raw.socket;
    if (host !== undefined && isKnownHost(host, listener, localAddress, publicUrls)) return;
    throw new ServerError(
      "host-unknown",
      "this server does not know itself under that name; name it in server.publicUrls of the configuration, or use its address",
    );
  });
}
