import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Principal } from "../../access/index.js";
import { ServerError } from "../../errors/index.js";
import { readSessionCookie, setSessionCookie } from "../cookies/index.js";
import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";
import { anonymousReader } from "./anonymous.js";
import { trustedProxies } from "./trusted-proxies.js";

/** Finds out who calls: a token, a session, or somebody at this machine who may look. Nobody otherwise. */
export function identifyCallers(app: FastifyInstance, deps: HttpDeps, listener: ListenerInfo): void {
  const isTrustedProxy = trustedProxies(deps.config().server.trustedProxies);
  app.decorateRequest("principal", undefined);
  app.addHook("onRequest", async (request, reply) => {
    request.principal =
      ofToken(request, deps) ??
      ofCookie(request, reply, deps, listener) ??
      anonymousReader(request, listener, isTrustedProxy);
  });
}

/** A token is taken from the Authorization header alone: what stands in a URL ends up in logs and histories. */
function ofToken(request: FastifyRequest, deps: HttpDeps): Principal | undefined {
  const secret = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? "")?.[1];
  if (secret === undefined) return undefined; // A proxy's own sign-in (Basic) is not ours to judge.
  const principal = deps.access.bearer(secret, request.ip);
  if (principal !== undefined) return principal;
  throw new ServerError(
    "sign-in-refused",
    "the token is not valid (any more); `hearthash tokens create` makes a new one",
  );
}

function ofCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: HttpDeps,
  listener: ListenerInfo,
): Principal | undefined {
  const cookie = readSessionCookie(request, listener);
  if (cookie === undefined) return undefined;
  const resumed = deps.access.resume(cookie, listener.id);
  if (resumed?.renewed !== undefined) {
    setSessionCookie(reply, listener, resumed.renewed, resumed.validMs / 86_400_000);
  }
  return resumed?.principal;
}
