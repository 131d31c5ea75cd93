import type { FastifyRequest } from "fastify";
import type { Principal } from "../../access/index.js";
import type { ListenerInfo } from "../listener.js";
import { hostOf } from "./host-guard.js";
import { isLoopbackName } from "./known-hosts.js";
import { isLoopbackAddress, plainAddress } from "./remote-address.js";

/** Somebody at this machine who has not signed in: may look. */
const READER: Principal = {
  actor: { kind: "local", id: "loopback", name: "reader on this machine" },
  scope: "read",
  isAnonymous: true,
};

/** Headers that reverse proxies and tunnels add: what comes with one of them comes from elsewhere. */
const FORWARDING =
  /^(forwarded|x-forwarded(-.*)?|x-real-ip|x-client-ip|x-original-.*|via|cf-.*|tailscale-.*|true-client-ip|fly-.*)$/;

/**
 * Reading without sign-in. Loopback is an address, not a person: a proxy on this machine can let the world arrive
 * from there. The TLS port is the one for others, whatever it is bound to. So everything has to speak for a program on this machine, and one sign of a proxy is enough against it.
 */
export function anonymousReader(
  request: FastifyRequest,
  listener: ListenerInfo,
  isTrustedProxy: (address: string | undefined) => boolean,
): Principal | undefined {
  const { socket, httpVersion, headers } = request.raw;
  const remote = plainAddress(socket.remoteAddress);
  if (listener.isTls || !listener.isLoopback) return undefined;
  if (!isLoopbackAddress(remote) || isTrustedProxy(remote)) return undefined;
  const host = hostOf(request);
  if (host === undefined || !isLoopbackName(host)) return undefined;
  // nginx speaks 1.0 to what is behind it unless told otherwise, and then adds no header either.
  if (httpVersion === "1.0") return undefined;
  return Object.keys(headers).some((name) => FORWARDING.test(name)) ? undefined : READER;
}
