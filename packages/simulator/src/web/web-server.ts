import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { WebReply, WebRequest } from "./web-request.js";

/** Answers one request. */
export type WebHandler = (request: WebRequest) => WebReply;

const maxBodyBytes = 64 * 1024;

/** The HTTP server of one miner. */
export class WebServer {
  readonly #handler: WebHandler;
  readonly #afterwards: () => void;
  #server: Server | undefined;

  /** `afterwards` is called when an answer has gone out. */
  constructor(handler: WebHandler, afterwards: () => void) {
    this.#handler = handler;
    this.#afterwards = afterwards;
  }

  get listening(): boolean {
    return this.#server !== undefined;
  }

  /** Starts to listen; resolves to the port. */
  listen(host: string, port: number): Promise<number> {
    const server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host, port }, () => {
        const address = server.address();
        resolve(address !== null && typeof address === "object" ? address.port : port);
      });
    });
  }

  /** Stops to listen and drops all connections. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", headers } = request;
    // Without a length the firmware reads until the client closes, and never answers.
    if (method === "POST" && headers["content-length"] === undefined) return;
    const reply = this.#handler({
      method,
      path: (request.url ?? "/").split("?")[0] ?? "/",
      cookie: headers.cookie ?? "",
      authorization: headers.authorization ?? "",
      body: await bodyOf(request),
    });
    response.once("close", this.#afterwards);
    if (reply.kind === "crash") response.destroy();
    else send(response, reply);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new RangeError("request body too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Sends Content-Length and no other header of its own, as recorded. */
function send(response: ServerResponse, reply: Extract<WebReply, { kind: "answer" }>): void {
  const body = Buffer.from(reply.body);
  response.sendDate = false;
  response.removeHeader("Connection");
  const [name, value] = reply.headers ?? [];
  if (name && value) response.setHeader(name, value);
  response.setHeader("Content-Length", body.length);
  response.writeHead(reply.status);
  response.end(body);
}
