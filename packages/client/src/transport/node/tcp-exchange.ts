import { connect, isIP } from "node:net";
import type { Endpoint } from "../../domain/endpoint.js";
import { systemRing } from "../deadline-ring.js";
import { ExchangeRun } from "../exchange-run.js";
import type { Exchange } from "../port.js";
import { connectionError } from "./connection-error.js";
import { ReusedSockets } from "./reused-socket.js";

/** One request and its reply over a TCP connection of its own: see `Exchange`. */
export function tcpExchange(): Exchange {
  const ring = systemRing();
  const reused = new ReusedSockets(ring);
  return (to, request, options) =>
    new Promise((resolve, reject) => {
      const run = new ExchangeRun(to, options, ring, resolve, reject);
      if (!run.begin()) return;
      if (isReusable(to)) reused.open(run, to, request);
      else open(run, to, request);
    });
}

/** A name look-up that comes in late would meddle with the next connection; other runtimes have other sockets. */
export function isReusable(to: Endpoint): boolean {
  return (
    isIP(to.host) !== 0 && process.versions["bun"] === undefined && process.versions["deno"] === undefined
  );
}

function open(run: ExchangeRun, to: Endpoint, request: Uint8Array): void {
  const socket = connect({ host: to.host, port: to.port });
  run.attach({ close: () => socket.end(), destroy: () => socket.destroy() });
  socket.on("connect", () => {
    run.connected();
    socket.write(request);
  });
  socket.on("data", (chunk) => run.received(chunk));
  socket.on("end", () => run.ended());
  socket.on("error", (error) => run.ended(connectionError(to, error, run.isSent)));
  socket.on("close", () => run.closed());
}
