import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import { HearthashError } from "../errors/hearthash-error.js";
import { ReplyCollector, type ReplyFrame } from "../wire/frame.js";
import { abortedError } from "./lane.js";
import type { ExchangeOptions } from "./port.js";

/** How long a peer may take to close its side behind its reply. Miners close at once. */
const CLOSE_GRACE_MS = 250;

/** The timers that every platform has. */
const timers = globalThis as unknown as {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
};

/** The ways to get rid of a connection. */
export interface ExchangeLink {
  /** Closes as usual: how real firmware takes a reset is not known. */
  readonly close: () => void;
  /** Throws the connection away. */
  readonly destroy: () => void;
}

/**
 * One exchange under way, whatever the platform's sockets are like: its bounds, its reply, its one end. The
 * platform tells it what its socket does.
 */
export class ExchangeRun {
  readonly #options: ExchangeOptions;
  readonly #name: string;
  readonly #resolve: (frame: ReplyFrame) => void;
  readonly #reject: (error: HearthashError) => void;
  readonly #collector: ReplyCollector;
  #link: ExchangeLink | undefined;
  #timer: unknown;
  #isSent = false;
  #isSettled = false;
  #isClosed = false;
  #afterClose: () => void = () => undefined;

  constructor(
    to: Endpoint,
    options: ExchangeOptions,
    resolve: (frame: ReplyFrame) => void,
    reject: (error: HearthashError) => void,
  ) {
    this.#options = options;
    this.#name = formatEndpoint(to);
    this.#resolve = resolve;
    this.#reject = reject;
    this.#collector = new ReplyCollector(options.maxReplyBytes);
  }

  /** True once the request is on its way: the miner may obey it whatever happens then. */
  get isSent(): boolean {
    return this.#isSent;
  }

  /** True when the outcome is known. A socket that was given up may still report things. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Starts the time to connect. False when the caller has given up before. */
  begin(): boolean {
    const { signal, connectTimeoutMs } = this.#options;
    if (signal?.aborted) {
      this.fail(abortedError());
      return false;
    }
    signal?.addEventListener("abort", this.#onAbort);
    this.#startTimer(connectTimeoutMs, () => this.#giveUpConnecting());
    return true;
  }

  attach(link: ExchangeLink): void {
    this.#link = link;
  }

  /** The connection stands and the request is sent with it: starts the time for the reply. */
  connected(): void {
    this.#isSent = true;
    this.#startTimer(this.#options.replyTimeoutMs, () => this.#giveUpReading());
  }

  received(chunk: Uint8Array): void {
    if (this.#isSettled) return;
    const progress = this.#collector.push(chunk);
    if (progress === "done") this.#succeed(this.#collector.finish("closed"));
    if (progress === "too-large") {
      const { maxReplyBytes } = this.#options;
      this.fail(this.#error("reply-too-large", `sent more than ${maxReplyBytes} bytes without an end`));
    }
  }

  /** Nothing more will come. A reply without NUL is a reply, also when a reset came behind it; none is the error. */
  ended(error = this.#error("closed", "closed the connection without a reply")): void {
    if (this.#isSettled) return;
    if (this.#collector.length > 0) this.#succeed(this.#collector.finish("closed"));
    else this.fail(error);
  }

  /** The connection is gone. */
  closed(): void {
    this.#isClosed = true;
    this.#afterClose();
    this.ended();
  }

  fail(error: HearthashError): void {
    if (!this.#settle()) return;
    this.#link?.destroy();
    this.#reject(error);
  }

  readonly #onAbort = (): void => this.fail(abortedError());

  #giveUpConnecting(): void {
    const seconds = this.#options.connectTimeoutMs / 1000;
    this.fail(this.#error("timeout", `does not take connections: no answer in ${seconds} s`));
  }

  #giveUpReading(): void {
    const seconds = this.#options.replyTimeoutMs / 1000;
    if (this.#collector.length > 0) this.#succeed(this.#collector.finish("timeout"));
    else this.fail(this.#error("timeout", `connected but sent no reply in ${seconds} s`));
  }

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
    this.#startTimer(CLOSE_GRACE_MS, () => {
      this.#link?.destroy();
      handOn();
    });
    if (frame.end === "timeout") this.#link?.destroy();
    else this.#link?.close();
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
    const context = { miner: this.#name, requestSent: this.#isSent };
    return new HearthashError(code, `${this.#name} ${what}`, context);
  }
}
