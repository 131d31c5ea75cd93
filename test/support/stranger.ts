import { createServer, type Server, type Socket } from "node:net";

/** Something on a port that is no well-behaved miner. */
export interface Stranger {
  readonly host: string;
  readonly port: number;
  /** Connections taken so far. */
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
}

/** Listens on loopback and hands every connection to `behave`. Like a miner it does not care when we close our side. */
export async function stranger(behave: (socket: Socket) => void, host = "127.0.0.1"): Promise<Stranger> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    count += 1;
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    behave(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    host,
    port: (server.address() as { port: number }).port,
    connections: () => count,
    stop: () => close(server, sockets),
  };
}

function close(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Sends `reply` behind the first request, by `pace` bytes at a time (all at once by default), then closes. */
export function answering(reply: string | Uint8Array, options: { pace?: number; keepOpen?: boolean } = {}) {
  const bytes = typeof reply === "string" ? new TextEncoder().encode(reply) : reply;
  return (socket: Socket): void => {
    socket.setNoDelay(true);
    socket.once("data", () => void send(socket, bytes, options));
  };
}

async function send(
  socket: Socket,
  bytes: Uint8Array,
  options: { pace?: number; keepOpen?: boolean },
): Promise<void> {
  const pace = options.pace ?? bytes.length;
  for (let at = 0; at < bytes.length && !socket.destroyed; at += pace) {
    socket.write(bytes.subarray(at, at + pace));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (options.keepOpen !== true) socket.end();
}

/** Writes without an end until the other side has enough. */
export function endless(socket: Socket): void {
  const block = Buffer.alloc(64 * 1024, "x");
  const write = () => {
    while (!socket.destroyed && socket.write(block));
  };
  socket.once("data", write);
  socket.on("drain", write);
}
