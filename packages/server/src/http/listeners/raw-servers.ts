import { createServer, type Server } from "node:http";
import { constants, createSecureServer, type Http2SecureServer, type ServerHttp2Session } from "node:http2";
import type { ServerCertificate } from "../../tls/index.js";
import type { ListenerLimits } from "./limits.js";

/** Plain HTTP/1.1 with limits on time and size. */
export function plainServer(limits: ListenerLimits): Server {
  return createServer({
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: limits.checkingIntervalMs,
    maxHeaderSize: limits.headerBytes,
  });
}

/** HTTP/2 and HTTP/1.1 over TLS 1.2 and later; a new certificate holds from the next connection on. */
export function secureServer(certificate: ServerCertificate, limits: ListenerLimits): Http2SecureServer {
  const server = createSecureServer({
    ...certificate.current(),
    allowHTTP1: true,
    minVersion: "TLSv1.2",
    handshakeTimeout: limits.headersTimeoutMs,
    maxHeaderListPairs: 100,
    maxSessionInvalidFrames: 100,
    settings: { maxConcurrentStreams: 100, maxHeaderListSize: limits.headerBytes },
  });
  // The constructor takes none of these for its HTTP/1.1 side; they are read when connections come.
  Object.assign(server, {
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: limits.checkingIntervalMs,
    maxHeaderSize: limits.headerBytes,
  });
  certificate.onChange(() => server.setSecureContext(certificate.current()));
  limitSessions(server, limits);
  return server;
}

/** HTTP/2 has no time limits of its own: a request must have arrived in time, a session without streams ends. */
function limitSessions(server: Http2SecureServer, limits: ListenerLimits): void {
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.once("close", () => sessions.delete(session));
    session.setTimeout(limits.keepAliveTimeoutMs, () => session.close());
    session.on("stream", (stream, _headers, flags) => {
      // A request without body is here as a whole; its reply may take days, as that of a stream of events does.
      if ((flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0) return;
      const late = setTimeout(() => stream.close(), limits.requestTimeoutMs);
      stream.once("end", () => clearTimeout(late));
      stream.once("close", () => clearTimeout(late));
    });
  });
  const close = server.close.bind(server);
  server.close = (done) => {
    for (const session of sessions) session.close();
    return close(done);
  };
}
