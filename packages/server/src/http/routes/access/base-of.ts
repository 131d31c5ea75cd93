import type { FastifyRequest } from "fastify";
import type { ListenerInfo } from "../../listener.js";

/** As the caller reached us: that host has been checked. */
export function baseOf(request: FastifyRequest, listener: ListenerInfo): string {
  const scheme = listener.isTls ? "https" : request.protocol;
  return `${scheme}://${request.raw.headers.host ?? request.raw.headers[":authority"]}`;
}
