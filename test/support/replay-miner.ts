import { readFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";

/** A miner that answers from recorded replies. */
export interface ReplayMiner {
  readonly host: string;
  readonly port: number;
  /** The requests it got, as text, in order. */
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Serves the replies of a folder, `<command>.json` each, over TCP as a miner does: one request, one reply, close. */
export function replayMiner(folder: string, host = "127.0.0.1", port = 0): Promise<ReplayMiner> {
  return serve(host, port, (request) => `${replyTo(folder, request)}\0`);
}

/** Listens with an answer of the test's own; `undefined` hangs up. */
export async function serve(
  host: string,
  port: number,
  answer: (request: string, socket: Socket) => string | Uint8Array | undefined,
): Promise<ReplayMiner> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.once("data", (chunk) => {
      const request = chunk.toString("utf8");
      requests.push(request);
      const reply = answer(request, socket);
      if (reply === undefined) socket.destroy();
      else if (reply.length > 0) socket.end(reply);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { host, port: portOf(server), requests, stop: () => stop(server, sockets) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on TCP");
  return address.port;
}

function stop(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}

function replyTo(folder: string, request: string): string {
  const { command } = JSON.parse(request) as { command: string };
  const names = command.split("+");
  if (names.length === 1) return recorded(folder, command);
  const parts = names.map((name) => `"${name}":[${recorded(folder, name)}]`);
  return `{${parts.join(",")},"id":1}`;
}

const UNKNOWN = '{"STATUS":[{"STATUS":"E","When":1795000000,"Code":14,"Msg":"Invalid command"}],"id":1}';

function recorded(folder: string, command: string): string {
  try {
    return readFileSync(join(folder, `${command}.json`), "utf8").trimEnd();
  } catch {
    return UNKNOWN;
  }
}
