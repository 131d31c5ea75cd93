import type { FastifyInstance, FastifyRequest } from "fastify";
import { ServerError } from "../../errors/index.js";
import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what a page of another origin makes a browser send.
 *
 * A write with a cookie must name our own origin or come marked as same-origin; one without a cookie carries its
 * right in the Authorization header, which no foreign page can set. Reads of foreign pages are refused as well, the
 * stream among them; only following a link to us is open to everybody.
 */
export function guardOrigin(app: FastifyInstance, deps: HttpDeps, listener: ListenerInfo): void {
  app.addHook("onRequest", async (request) => {
    const refusal = refusalOf(request, ownOrigins(request, listener, deps.config().server.publicUrls));
    if (refusal !== undefined) throw new ServerError("origin-refused", refusal);
  });
}

function refusalOf(request: FastifyRequest, own: ReadonlySet<string>): string | undefined {
  const { origin, cookie } = request.headers;
  const site = request.headers["sec-fetch-site"];
  const isRead = READS.has(request.method);
  if (origin !== undefined && !own.has(origin.toLowerCase()))
    return "the request comes from a page of another origin";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !(isRead && isNavigation(request))) {
    return "the browser says that a page of another origin sends this";
  }
  if (!isRead && cookie !== undefined && origin === undefined && site !== "same-origin") {
    return "a write with a cookie has to name its origin; programs use a token, without cookies";
  }
  return undefined;
}

/** Somebody follows a link to us. Not in a frame: those are refused by the policy of our pages. */
function isNavigation({ headers }: FastifyRequest): boolean {
  return headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
}

/** This request's own origin (its host has been checked), and those a reverse proxy shows us under. */
function ownOrigins(
  request: FastifyRequest,
  listener: ListenerInfo,
  publicUrls: readonly string[],
): ReadonlySet<string> {
  const host = request.headers.host ?? request.headers[":authority"];
  const scheme = listener.isTls ? "https" : "http";
  const own = typeof host === "string" ? [`${scheme}://${host.toLowerCase()}`] : [];
  return new Set([...own, ...publicUrls.map((url) => new URL(url).origin)]);
}
