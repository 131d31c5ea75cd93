import { connect, type Socket } from "node:net";
import { type Endpoint, formatEndpoint } from "../../domain/endpoint.js";
import { HearthashError } from "../../errors/hearthash-error.js";
import { ReplyCollector, type ReplyFrame } from "../../wire/frame.js";
import { abortedError } from "../lane.js";
import type { ExchangeOptions } from "../port.js";
import { connectionError } from "./connection-error.js";

/** One request and its reply over a TCP connection of its own: see `Exchange`. */
export function exchangeOverTcp(
  to: Endpoint,
  request: Uint8Array,
  options: ExchangeOptions,
): Promise<ReplyFrame> {
  return new Promise((resolve, reject) => {
    new TcpExchange(to, request, options, resolve, reject).start();
  });
}

/** How long a peer may take to close its side behind its reply. Miners close at once. */
const CLOSE_GRACE_MS = 250;

class TcpExchange {
  readonly #to: Endpoint;
  readonly #request: Uint8Array;
  readonly #options: ExchangeOptions;
  readonly #resolve: (frame: ReplyFrame) => void;
  readonly #reject: (error: HearthashError) => void;
  readonly #collector: ReplyCollector;
  #socket: Socket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isSettled = false;
  #isSent = false;

  constructor(
    to: Endpoint,
    request: Uint8Array,
    options: ExchangeOptions,
    resolve: (frame: ReplyFrame) => void,
    reject: (error: HearthashError) => void,
  ) {
    this.#to = to;
    this.#request = request;
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#collector = new ReplyCollector(options.maxReplyBytes);
  }

  start(): void {
    const { signal, connectTimeoutMs } = this.#options;
    if (signal?.aborted) {
      this.#fail(abortedError());
      return;
    }
    signal?.addEventListener("abort", this.#onAbort);
    const socket = connect({ host: this.#to.host, port: this.#to.port, noDelay: true });
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#onConnectTimeout(), connectTimeoutMs);
    socket.on("connect", () => this.#onConnect(socket));
    socket.on("data", (chunk) => this.#onData(chunk));
    socket.on("end", () => this.#onEnd());
    socket.on("error", (error) => this.#onError(error));
    socket.on("close", () => this.#onEnd());
  }

  #onConnect(socket: Socket): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#onReplyTimeout(), this.#options.replyTimeoutMs);
    this.#isSent = true;
    socket.write(this.#request);
  }

  #onData(chunk: Uint8Array): void {
    if (this.#isSettled) return;
    const progress = this.#collector.push(chunk);
    if (progress === "done") this.#succeed(this.#collector.finish("closed"));
    if (progress === "too-large") {
      const text = `${this.#name} sent more than ${this.#options.maxReplyBytes} bytes without an end`;
      this.#fail(new HearthashError("reply-too-large", text, { miner: this.#name, requestSent: true }));
    }
  }

  #onEnd(): void {
    if (this.#collector.length > 0) this.#succeed(this.#collector.finish("closed"));
    else this.#fail(this.#error("closed", "closed the connection without a reply"));
  }

  /** A reset behind a reply that is already here loses nothing. */
  #onError(error: Error): void {
    if (this.#collector.length > 0) this.#succeed(this.#collector.finish("closed"));
    else this.#fail(connectionError(this.#to, error, this.#isSent));
  }

  #onConnectTimeout(): void {
    const seconds = this.#options.connectTimeoutMs / 1000;
    this.#fail(this.#error("timeout", `does not take connections: no answer in ${seconds} s`));
  }

  #onReplyTimeout(): void {
    if (this.#collector.length > 0) {
      this.#succeed(this.#collector.finish("timeout"));
      return;
    }
    const seconds = this.#options.replyTimeoutMs / 1000;
    this.#fail(this.#error("timeout", `connected but sent no reply in ${seconds} s`));
  }

  readonly #onAbort = (): void => this.#fail(abortedError());

  get #name(): string {
    return formatEndpoint(this.#to);
  }

  #error(code: "closed" | "timeout", what: string): HearthashError {
    return new HearthashError(code, `${this.#name} ${what}`, {
      miner: this.#name,
      requestSent: this.#isSent,
    });
  }

  /**
   * Hands the reply on once the connection is closed, so that the next request never meets a miner that is still
   * busy with this one. Closed as usual, not by a reset: how real firmware takes a reset is not known.
   */
  #succeed(frame: ReplyFrame): void {
    if (!this.#settle()) return;
    const socket = this.#socket;
    if (socket === undefined || socket.closed || frame.end === "timeout") {
      socket?.destroy();
      this.#resolve(frame);
      return;
    }
    const grace = setTimeout(() => socket.destroy(), CLOSE_GRACE_MS);
    socket.once("close", () => {
      clearTimeout(grace);
      this.#resolve(frame);
    });
    socket.end();
  }

  #fail(error: HearthashError): void {
    if (!this.#settle()) return;
    this.#socket?.destroy();
    this.#reject(error);
  }

  #settle(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    return true;
  }
}
