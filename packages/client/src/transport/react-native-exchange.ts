import type { Endpoint } from "../domain/endpoint.js";
import type { ReplyFrame } from "../wire/frame.js";
import { encodeUtf8 } from "../wire/utf8.js";
import type { DeadlineRing } from "./deadline-ring.js";
import { ExchangeRun } from "./exchange-run.js";
import type { ExchangeOptions } from "./port.js";
import { tcpSocketError } from "./react-native-error.js";
import type { TcpSocketLike, TcpSocketModule } from "./react-native-socket.js";

/** One request and its reply over a connection of its own: see `Exchange`. */
export function exchangeOverTcpSocket(
  tcpSocket: TcpSocketModule,
  ring: DeadlineRing,
  to: Endpoint,
  request: Uint8Array,
  options: ExchangeOptions,
): Promise<ReplyFrame> {
  return new Promise((resolve, reject) => {
    const run = new ExchangeRun(to, options, ring, resolve, reject);
    if (run.begin()) open(run, tcpSocket, to, request);
  });
}

/** What the native side throws is no more than what it reports: an error of the socket. */
function open(run: ExchangeRun, tcpSocket: TcpSocketModule, to: Endpoint, request: Uint8Array): void {
  const report = (error: unknown) => run.ended(tcpSocketError(to, error, run.isSent));
  try {
    const { host, port } = to;
    const socket: TcpSocketLike = tcpSocket.createConnection({ host, port }, () => {
      // A socket that was given up may still report that it is connected.
      if (!run.isSettled) send(run, socket, request, report);
    });
    let isDestroyed = false;
    const destroy = () => {
      if (!isDestroyed) socket.destroy();
      isDestroyed = true;
    };
    run.attach({ close: destroy, destroy });
    socket.on("data", (data) => run.received(typeof data === "string" ? encodeUtf8(data) : data));
    socket.on("error", report);
    socket.on("close", () => run.closed());
  } catch (error) {
    report(error);
  }
}

function send(
  run: ExchangeRun,
  socket: TcpSocketLike,
  request: Uint8Array,
  report: (error: unknown) => void,
): void {
  run.connected();
  try {
    socket.write(request);
  } catch (error) {
    report(error);
  }
}
