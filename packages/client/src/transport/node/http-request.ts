import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { formatEndpoint } from "../../domain/endpoint.js";
import type { HearthashErrorCode } from "../../errors/error-table.js";
import { HearthashError } from "../../errors/hearthash-error.js";
import type { HttpReply, HttpRequest } from "../http-port.js";
import { abortedError } from "../lane.js";
import { connectionError } from "./connection-error.js";

/** One HTTP request and its reply over a connection of its own: see `HttpExchange`. */
export function exchangeOverHttp(wanted: HttpRequest): Promise<HttpReply> {
  return new Promise((resolve, reject) => new NodeHttpExchange(wanted, resolve, reject).start());
}

class NodeHttpExchange {
  readonly #wanted: HttpRequest;
  readonly #resolve: (reply: HttpReply) => void;
  readonly #reject: (error: HearthashError) => void;
  readonly #chunks: Uint8Array[] = [];
  #length = 0;
  #request: ClientRequest | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isSettled = false;
  #isConnected = false;
  #hasResponse = false;

  constructor(
    wanted: HttpRequest,
    resolve: (reply: HttpReply) => void,
    reject: (error: HearthashError) => void,
  ) {
    this.#wanted = wanted;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  start(): void {
    const { signal, timeoutMs } = this.#wanted;
    if (signal?.aborted) {
      this.#fail(abortedError());
      return;
    }
    signal?.addEventListener("abort", this.#onAbort);
    this.#timer = setTimeout(() => this.#onTimeout(), timeoutMs);
    try {
      this.#send();
    } catch (error) {
      // A header or path that HTTP cannot carry. The words of Node would repeat it, and it may be a secret.
      const code = (error as { code?: unknown }).code;
      this.#fail(this.#error("argument-invalid", `cannot be sent this request (${String(code)})`));
    }
  }

  #send(): void {
    const { method, to, path, headers, body } = this.#wanted;
    const length = method === "POST" ? { "Content-Length": String(body?.length ?? 0) } : {};
    const outgoing = request({
      method,
      host: to.host,
      port: to.port,
      path,
      headers: { ...headers, ...length, Connection: "close" },
      agent: false,
    });
    this.#request = outgoing;
    outgoing.on("socket", (socket) => socket.on("connect", () => (this.#isConnected = true)));
    outgoing.on("response", (response) => this.#onResponse(response));
    outgoing.on("error", (error) => this.#onError(error));
    outgoing.on("close", () => this.#onClose());
    outgoing.end(method === "POST" ? body : undefined);
  }

  #onResponse(response: IncomingMessage): void {
    this.#hasResponse = true;
    response.on("data", (chunk: Uint8Array) => this.#onData(chunk));
    response.on("error", () => this.#fail(this.#error("reply-truncated", "broke off in its reply")));
    response.on("end", () => this.#succeed(response.statusCode ?? 0));
  }

  #onData(chunk: Uint8Array): void {
    this.#length += chunk.length;
    if (this.#length <= this.#wanted.maxBytes) this.#chunks.push(chunk);
    else this.#fail(this.#error("reply-too-large", `sent more than ${this.#wanted.maxBytes} bytes`));
  }

  /** The parser's errors carry the bytes they choked on, and those may hold passwords: they are not passed on. */
  #onError(error: Error): void {
    const { code } = error as { code?: unknown };
    if (code === "HPE_HEADER_OVERFLOW")
      this.#fail(this.#error("reply-too-large", "sent headers without an end"));
    else if (typeof code === "string" && code.startsWith("HPE_"))
      this.#fail(this.#error("reply-malformed", "does not answer in HTTP"));
    else this.#fail(connectionError(this.#wanted.to, error, this.#isConnected));
  }

  /** An answer that Node takes for a change of protocol ends without a word; a response has its own end. */
  #onClose(): void {
    if (this.#hasResponse) return;
    this.#fail(this.#error("closed", "closed the connection without a reply"));
  }

  #onTimeout(): void {
    const seconds = this.#wanted.timeoutMs / 1000;
    const what = this.#isConnected
      ? "connected but sent no whole reply"
      : "does not take connections: no answer";
    this.#fail(this.#error("timeout", `${what} in ${seconds} s`));
  }

  readonly #onAbort = (): void => this.#fail(abortedError());

  #error(code: HearthashErrorCode, what: string): HearthashError {
    const miner = formatEndpoint(this.#wanted.to);
    return new HearthashError(code, `${miner} ${what}`, { miner, requestSent: this.#isConnected });
  }

  #succeed(status: number): void {
    if (!this.#settle()) return;
    this.#resolve({ status, body: Uint8Array.from(Buffer.concat(this.#chunks)) });
  }

  #fail(error: HearthashError): void {
    if (!this.#settle()) return;
    this.#reject(error);
  }

  #settle(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    clearTimeout(this.#timer);
    this.#wanted.signal?.removeEventListener("abort", this.#onAbort);
    this.#request?.destroy();
    return true;
  }
}
