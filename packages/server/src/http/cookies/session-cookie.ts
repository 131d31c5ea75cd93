import { parse, serialize } from "cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ListenerInfo } from "../listener.js";

/**
 * Name of a port's session cookie. Cookies ignore ports: on plain HTTP the port stands in the name, so that two
 * servers on one machine do not take each other's. On TLS the browser itself holds `__Host-` to host and Secure.
 */
export function sessionCookieName(isTls: boolean, port: number): string {
  return isTls ? "__Host-hearthash" : `hearthash-${port}`;
}

/** The session cookie of a request, as it came. */
export function readSessionCookie(request: FastifyRequest, listener: ListenerInfo): string | undefined {
  const header = request.headers.cookie;
  return header === undefined ? undefined : parse(header)[listener.cookieName];
}

/** Hands a session to the browser. Without `value`: takes it away. */
export function setSessionCookie(
  reply: FastifyReply,
  listener: ListenerInfo,
  value: string | undefined,
  days: number,
): void {
  const cookie = serialize(listener.cookieName, value ?? "", {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    // Behind a trusted proxy the browser speaks TLS with the proxy.
    secure: listener.isTls || reply.request.protocol === "https",
    maxAge: value === undefined ? 0 : days * 86_400,
  });
  reply.header("set-cookie", cookie);
}
