import { connect, type Socket } from "node:net";

/** A reply as it came over the wire. */
export interface RawReply {
  readonly status: number;
  /** Names in lower case; `set-cookie` joined with a line feed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as JSON. */
  readonly json: () => Record<string, unknown>;
}

/** A request, written by hand so that anything can be forged. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly version?: string;
  /** `undefined`: the host that fits; null: none. */
  readonly host?: string | null;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly json?: unknown;
  readonly body?: string;
}

/** Sends one request on a connection of its own. */
export async function ask(port: number, request: RawRequest = {}): Promise<RawReply> {
  return await send(port, textOf(port, request));
}

/** Sends any bytes and reads until the server hangs up. */
export function send(port: number, text: string): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setTimeout(20_000, () => socket.destroy(new Error("no answer in 20 s")));
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString("latin1");
    });
    socket.on("error", (error) => (received === "" ? reject(error) : undefined));
    socket.on("close", () => (received === "" ? reject(new Error("no answer")) : resolve(parse(received))));
  });
}

/** Sends a request and keeps the connection, to see when the server ends it. */
export function hold(port: number, request: RawRequest): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const headers = { ...request.headers, Connection: "keep-alive" };
    const socket = connect(port, "127.0.0.1", () => socket.write(textOf(port, { ...request, headers })));
    socket.once("error", reject);
    socket.once("data", () => resolve(socket));
  });
}

/** Resolves when the server has hung up. */
export function ended(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    socket.on("error", () => undefined);
    socket.once("close", () => resolve());
    socket.resume();
  });
}

function textOf(port: number, request: RawRequest): string {
  const { method = "GET", path = "/healthz", version = "1.1", host, headers = {} } = request;
  const body = request.json === undefined ? request.body : JSON.stringify(request.json);
  const lines = [`${method} ${path} HTTP/${version}`];
  if (host !== null) lines.push(`Host: ${host ?? `127.0.0.1:${port}`}`);
  if (request.json !== undefined) lines.push("Content-Type: application/json");
  if (body !== undefined) lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) lines.push(`${name}: ${value}`);
  }
  if (headers["Connection"] === undefined) lines.push("Connection: close");
  return `${lines.join("\r\n")}\r\n\r\n${body ?? ""}`;
}

function parse(text: string): RawReply {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [name = "", value = ""] = line.split(/: ?(.*)/);
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`;
  }
  const body = rest.join("\r\n\r\n");
  return { status: Number(first.split(" ")[1]), headers, body, json: () => JSON.parse(body) };
}

/** The cookie of a sign-in reply, as a browser sends it back. */
export function cookieOf(reply: RawReply): string {
  return (reply.headers["set-cookie"] ?? "").split("\n").at(-1)?.split(";")[0] ?? "";
}
