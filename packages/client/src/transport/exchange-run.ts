import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import { HearthashError } from "../errors/hearthash-error.js";
import { ReplyCollector, type ReplyFrame } from "../wire/frame.js";
import { Deadline, type DeadlineRing } from "./deadline-ring.js";
import { abortedError } from "./lane.js";
import type { ExchangeOptions } from "./port.js";

/** How long a peer may take to close its side behind its reply. Miners close at once. */
const CLOSE_GRACE_MS = 250;

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
export class ExchangeRun extends Deadline {
  readonly #to: Endpoint;
  readonly #options: ExchangeOptions;
  readonly #ring: DeadlineRing;
  readonly #resolve: (frame: ReplyFrame) => void;
  readonly #reject: (error: HearthashError) => void;
  readonly #collector: ReplyCollector;
  #link: ExchangeLink | undefined;
  #isSent = false;
  #isSettled = false;
  #isClosed = false;
  /** The reply, until the connection is closed and it can be handed on. */
  #frame: ReplyFrame | undefined;

  constructor(
    to: Endpoint,
    options: ExchangeOptions,
    ring: DeadlineRing,
    resolve: (frame: ReplyFrame) => void,
    reject: (error: HearthashError) => void,
  ) {
    super();
    this.#to = to;
    this.#options = options;
    this.#ring = ring;
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
    this.#ring.arm(this, connectTimeoutMs);
    return true;
  }

  attach(link: ExchangeLink): void {
    this.#link = link;
  }

  /** The connection stands and the request is sent with it: starts the time for the reply. */
  connected(): void {
    this.#isSent = true;
    this.#ring.arm(this, this.#options.replyTimeoutMs);
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
  ended(error?: HearthashError): void {
    if (this.#isSettled) return;
    if (this.#collector.length > 0) this.#succeed(this.#collector.finish("closed"));
    else this.fail(error ?? this.#error("closed", "closed the connection without a reply"));
  }

  /** The connection is gone. */
  closed(): void {
    this.#isClosed = true;
    if (this.#frame !== undefined) this.#handOn(this.#frame);
    else this.ended();
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
    if (this.#isClosed) {
      this.#resolve(frame);
      return;
    }
    this.#frame = frame;
    this.#ring.arm(this, CLOSE_GRACE_MS);
    if (frame.end === "timeout") this.#link?.destroy();
    else this.#link?.close();
  }

  #handOn(frame: ReplyFrame): void {
    this.#frame = undefined;
    this.#ring.disarm(this);
    this.#resolve(frame);
  }

  /** The time of the phase it is in is over: connecting, reading, or waiting for the peer to close. */
  onReached(): void {
    if (this.#frame !== undefined) {
      this.#link?.destroy();
      this.#handOn(this.#frame);
    } else if (this.#isSent) this.#giveUpReading();
    else this.#giveUpConnecting();
  }

  #settle(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    this.#ring.disarm(this);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    return true;
  }

  #error(code: "closed" | "timeout" | "reply-too-large", what: string): HearthashError {
    const miner = formatEndpoint(this.#to);
    return new HearthashError(code, `${miner} ${what}`, { miner, requestSent: this.#isSent });
  }
}
