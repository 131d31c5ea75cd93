import { connect, type Socket } from "node:net";
import { type Endpoint, ReplyCollector, type ReplyFrame } from "@hearthash/client";

/** An open connection, and how long opening it took. */
export interface TcpSession {
  readonly socket: Socket;
  readonly ms: number;
}

/** What came back over a connection; `undefined` when it ended or the time ran out without a byte. */
export interface TcpReply {
  readonly frame: ReplyFrame | undefined;
  readonly why: "reply" | "closed" | "timeout" | "too-large";
  readonly ms: number;
}

const MAX_REPLY_BYTES = 1024 * 1024;

/**
 * Opens a connection, to look at it step by step; what reads miners goes through the client's transport.
 * Rejects with Node's error, of the code `ETIMEDOUT` when the time runs out, `ABORT_ERR` when it is stopped.
 */
export function openTcp(to: Endpoint, timeoutMs: number, signal: AbortSignal): Promise<TcpSession> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect({ host: to.host, port: to.port, noDelay: true });
    const timer = setTimeout(() => fail(coded("ETIMEDOUT")), timeoutMs);
    const stop = () => fail(coded("ABORT_ERR"));
    const fail = (error: Error) => {
      done();
      socket.destroy();
      reject(error);
    };
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    };
    signal.addEventListener("abort", stop);
    socket.once("error", fail);
    socket.once("connect", () => {
      done();
      socket.off("error", fail);
      socket.on("error", () => socket.destroy());
      resolve({ socket, ms: performance.now() - started });
    });
  });
}

/** Sends a request over an open connection and takes what comes, then closes it. Never rejects. */
export function askTcp(
  { socket }: TcpSession,
  request: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<TcpReply> {
  const started = performance.now();
  const collector = new ReplyCollector(MAX_REPLY_BYTES);
  return new Promise((resolve) => {
    const timer = setTimeout(() => end("timeout"), timeoutMs);
    const stop = () => end("timeout");
    const onClose = () => end("closed");
    const end = (why: TcpReply["why"]) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      socket.off("close", onClose);
      const ms = performance.now() - started;
      const frame =
        collector.length > 0 ? collector.finish(why === "timeout" ? "timeout" : "closed") : undefined;
      const found = frame === undefined || why === "too-large" ? why : "reply";
      closeGently(socket, () => resolve({ frame, why: found, ms }));
    };
    signal.addEventListener("abort", stop);
    socket.on("data", (chunk) => {
      const progress = collector.push(chunk);
      if (progress === "done") end("reply");
      if (progress === "too-large") end("too-large");
    });
    socket.once("end", onClose);
    socket.once("close", onClose);
    socket.write(request);
  });
}

/** Waits for the other side to close, but not long: a miner takes the next connection only then. */
function closeGently(socket: Socket, then: () => void): void {
  socket.removeAllListeners("data");
  if (socket.closed) {
    then();
    return;
  }
  const timer = setTimeout(() => socket.destroy(), 250);
  socket.once("close", () => {
    clearTimeout(timer);
    then();
  });
  socket.resume();
  socket.end();
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
