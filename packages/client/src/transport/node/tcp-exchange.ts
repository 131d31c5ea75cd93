import { connect } from "node:net";
import type { Endpoint } from "../../domain/endpoint.js";
import type { ReplyFrame } from "../../wire/frame.js";
import { ExchangeRun } from "../exchange-run.js";
import type { ExchangeOptions } from "../port.js";
import { connectionError } from "./connection-error.js";

/** One request and its reply over a TCP connection of its own: see `Exchange`. */
export function exchangeOverTcp(
  to: Endpoint,
  request: Uint8Array,
  options: ExchangeOptions,
): Promise<ReplyFrame> {
  return new Promise((resolve, reject) => {
    const run = new ExchangeRun(to, options, resolve, reject);
    if (run.begin()) open(run, to, request);
  });
}

function open(run: ExchangeRun, to: Endpoint, request: Uint8Array): void {
  const socket = connect({ host: to.host, port: to.port, noDelay: true });
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
