import type { FastifyInstance } from "fastify";

/** Scripts and styles of our own files alone; no frame around us; no markup from text, which devices may supply. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types hearthash",
].join("; ");

/**
 * No HSTS: with a local CA a phone that has not installed it yet must still be able to go on after a warning, and
 * HSTS would hold for every other service under the host's name as well.
 */
const HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
} as const;

/** Headers of every reply, errors included. A route may replace one that does not fit it. */
export function addResponseHeaders(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(HEADERS);
    reply.header("x-request-id", request.id);
    if ((request.raw.url ?? "").startsWith("/api")) reply.header("cache-control", "no-store");
  });
}
