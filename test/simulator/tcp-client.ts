import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Where a test sends its request. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** What came back over one connection. */
export interface Answer {
  /** All bytes, one character each. */
  readonly text: string;
  /** Code of the socket's error, such as ECONNRESET. */
  readonly error: string | undefined;
  /** The moments (performance.now()) at which bytes arrived. */
  readonly arrivals: readonly number[];
  /** The connection was closed by the miner before the limit. */
  readonly closed: boolean;
}

export interface AskOptions {
  /** Give up and leave after so many milliseconds. */
  readonly limitMs?: number;
  /** Half-close after the request. */
  readonly halfClose?: boolean;
  /** Pause between the segments of a request in pieces. */
  readonly betweenMs?: number;
}

/** Sends a request (in one write, or several segments) and gathers all that comes back until the connection ends. */
export async function exchange(
  target: Target,
  request: string | readonly string[],
  options: AskOptions = {},
): Promise<Answer> {
  const socket = connect({ host: target.host, port: target.port, allowHalfOpen: true, noDelay: true });
  const chunks: Buffer[] = [];
  const arrivals: number[] = [];
  let error: string | undefined;
  socket.on("data", (chunk) => {
    chunks.push(chunk);
    arrivals.push(performance.now());
  });
  socket.on("error", (cause: NodeJS.ErrnoException) => {
    error = cause.code ?? cause.message;
  });
  socket.on("end", () => socket.end());
  const ended = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), options.limitMs ?? 5_000);
    socket.once("close", () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
  socket.once("connect", () => {
    void send(socket, typeof request === "string" ? [request] : request, options);
  });
  const closed = await ended;
  socket.destroy();
  return { text: Buffer.concat(chunks).toString("latin1"), error, arrivals, closed };
}

async function send(socket: Socket, segments: readonly string[], options: AskOptions): Promise<void> {
  for (const [index, segment] of segments.entries()) {
    if (index > 0) await pause(options.betweenMs ?? 50);
    if (segment !== "") socket.write(segment);
  }
  if (options.halfClose) socket.end();
}

/** The text of the answer alone. */
export async function ask(target: Target, request: string, options?: AskOptions): Promise<string> {
  return (await exchange(target, request, options)).text;
}

/** A JSON request as a client writes it. */
export function jsonRequest(command: string, parameter?: string): string {
  return JSON.stringify(parameter === undefined ? { command } : { command, parameter });
}
