import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import { HearthashError } from "../errors/hearthash-error.js";
import { ReplyCollector, type ReplyFrame } from "../wire/frame.js";
import { encodeUtf8 } from "../wire/utf8.js";
import { abortedError } from "./lane.js";
import type { ExchangeOptions } from "./port.js";
import { tcpSocketError } from "./react-native-error.js";
import type { TcpSocketLike, TcpSocketModule } from "./react-native-socket.js";

/** One request and its reply over a connection of its own: see `Exchange`. */
export function exchangeOverTcpSocket(
  tcpSocket: TcpSocketModule,
  to: Endpoint,
  request: Uint8Array,
  options: ExchangeOptions,
): Promise<ReplyFrame> {
  return new Promise((resolve, reject) => {
    new TcpSocketExchange(to, options, resolve, reject).start(tcpSocket, request);
  });
}

/** How long the platform may take to say that the connection is closed. */
const CLOSE_GRACE_MS = 250;

/** The timers that every platform has. */
const timers = globalThis as unknown as {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
};

class TcpSocketExchange {
  readonly #to: Endpoint;
  readonly #options: ExchangeOptions;
  readonly #resolve: (frame: ReplyFrame) => void;
  readonly #reject: (error: HearthashError) => void;
  readonly #collector: ReplyCollector;
  #socket: TcpSocketLike | undefined;
  #timer: unknown;
  #isSent = false;
  #isSettled = false;
  #isClosed = false;
  #afterClose: (() => void) | undefined;

  constructor(
    to: Endpoint,
    options: ExchangeOptions,
    resolve: (frame: ReplyFrame) => void,
    reject: (error: HearthashError) => void,
  ) {
    this.#to = to;
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#collector = new ReplyCollector(options.maxReplyBytes);
  }

  start(tcpSocket: TcpSocketModule, request: Uint8Array): void {
    const { signal, connectTimeoutMs } = this.#options;
    if (signal?.aborted) {
      this.#fail(abortedError());
      return;
    }
    signal?.addEventListener("abort", this.#onAbort);
    this.#startTimer(connectTimeoutMs, () => this.#giveUpConnecting());
    try {
      const { host, port } = this.#to;
      this.#listen(tcpSocket.createConnection({ host, port }, () => this.#send(request)));
    } catch (error) {
      this.#fail(tcpSocketError(this.#to, error, false));
    }
  }

  #listen(socket: TcpSocketLike): void {
    this.#socket = socket;
    socket.on("data", (data) => this.#take(typeof data === "string" ? encodeUtf8(data) : data));
    socket.on("error", (error) => this.#end(tcpSocketError(this.#to, error, this.#isSent)));
    socket.on("close", () => {
      this.#isClosed = true;
      this.#afterClose?.();
      this.#end(this.#error("closed", "closed the connection without a reply"));
    });
  }

  /** A socket that was given up may still report that it is connected. */
  #send(request: Uint8Array): void {
    if (this.#isSettled) return;
    this.#startTimer(this.#options.replyTimeoutMs, () => this.#giveUpReading());
    this.#isSent = true;
    try {
      this.#socket?.write(request);
    } catch (error) {
      this.#end(tcpSocketError(this.#to, error, true));
    }
  }

  #take(chunk: Uint8Array): void {
    if (this.#isSettled) return;
    const progress = this.#collector.push(chunk);
    if (progress === "done") this.#succeed(this.#collector.finish("closed"));
    if (progress === "too-large") {
      const { maxReplyBytes } = this.#options;
      this.#fail(this.#error("reply-too-large", `sent more than ${maxReplyBytes} bytes without an end`));
    }
  }

  /** Nothing more will come: a reply without NUL is a reply, none is the error. */
  #end(error: HearthashError): void {
    if (this.#collector.length > 0) this.#succeed(this.#collector.finish("closed"));
    else this.#fail(error);
  }

  #giveUpConnecting(): void {
    const seconds = this.#options.connectTimeoutMs / 1000;
    this.#fail(this.#error("timeout", `does not take connections: no answer in ${seconds} s`));
  }

  #giveUpReading(): void {
    const seconds = this.#options.replyTimeoutMs / 1000;
    if (this.#collector.length > 0) this.#succeed(this.#collector.finish("timeout"));
    else this.#fail(this.#error("timeout", `connected but sent no reply in ${seconds} s`));
  }

  readonly #onAbort = (): void => this.#fail(abortedError());

  /** Hands the reply on once the connection is closed, so that the next request meets a miner that is free. */
  #succeed(frame: ReplyFrame): void {
    if (!this.#settle()) return;
    const handOn = () => {
      timers.clearTimeout(this.#timer);
      this.#resolve(frame);
    };
    if (this.#isClosed) {
      handOn();
      return;
    }
    this.#afterClose = handOn;
    this.#startTimer(CLOSE_GRACE_MS, handOn);
    this.#socket?.destroy();
  }

  #fail(error: HearthashError): void {
    if (!this.#settle()) return;
    this.#socket?.destroy();
    this.#reject(error);
  }

  #settle(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    timers.clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    return true;
  }

  #startTimer(ms: number, callback: () => void): void {
    timers.clearTimeout(this.#timer);
    this.#timer = timers.setTimeout(callback, ms);
  }

  #error(code: "closed" | "timeout" | "reply-too-large", what: string): HearthashError {
    const miner = formatEndpoint(this.#to);
    return new HearthashError(code, `${miner} ${what}`, { miner, requestSent: this.#isSent });
  }
}
