import { HearthashError } from "../errors/hearthash-error.js";
import type { ReplyFrame } from "../wire/frame.js";
import { MergedAbort } from "./merged-abort.js";
import type { AbortSignalLike, ExchangeOptions } from "./port.js";

/** One request on its way to a miner. */
export interface LaneRequest extends ExchangeOptions {
  readonly bytes: Uint8Array;
  /** Writes go before waiting reads and are never shared. */
  readonly isWrite: boolean;
}

/** A caller that waits for the reply of a job. */
class Waiter {
  readonly resolve: (frame: ReplyFrame) => void;
  readonly reject: (error: unknown) => void;
  stopListening: (() => void) | undefined;

  constructor(resolve: (frame: ReplyFrame) => void, reject: (error: unknown) => void) {
    this.resolve = resolve;
    this.reject = reject;
  }

  /** Leaves when the signal fires. */
  listen(job: Job, signal: AbortSignalLike): void {
    const leave = () => {
      this.stopListening?.();
      this.reject(abortedError());
      job.leave(this);
    };
    signal.addEventListener("abort", leave);
    this.stopListening = () => signal.removeEventListener("abort", leave);
  }
}

/** One request and those who wait for its reply. Whoever gives up leaves alone; it is given up when all have left. */
class Job extends MergedAbort {
  readonly request: LaneRequest;
  #waiters: Waiter[] = [];

  constructor(request: LaneRequest) {
    super();
    this.request = request;
  }

  join(signal: AbortSignalLike | undefined): Promise<ReplyFrame> {
    return new Promise((resolve, reject) => {
      const waiter = new Waiter(resolve, reject);
      if (signal !== undefined) waiter.listen(this, signal);
      this.#waiters.push(waiter);
    });
  }

  leave(waiter: Waiter): void {
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
    if (this.#waiters.length === 0) this.abort();
  }

  resolve(frame: ReplyFrame): void {
    for (const waiter of this.#takeWaiters()) waiter.resolve(frame);
  }

  reject(error: unknown): void {
    for (const waiter of this.#takeWaiters()) waiter.reject(error);
  }

  #takeWaiters(): readonly Waiter[] {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter.stopListening?.();
    return waiters;
  }
}

/**
 * The queue of one miner. One request at a time; writes first; reads that wait are shared. A read under way is
 * not shared with a later one: that would hand out what was true before the caller asked.
 */
export class Lane {
  readonly #send: (bytes: Uint8Array, options: ExchangeOptions) => Promise<ReplyFrame>;
  readonly #onIdle: () => void;
  readonly #writes: Job[] = [];
  readonly #reads: Job[] = [];
  #isBusy = false;

  constructor(
    send: (bytes: Uint8Array, options: ExchangeOptions) => Promise<ReplyFrame>,
    onIdle: () => void,
  ) {
    this.#send = send;
    this.#onIdle = onIdle;
  }

  request(request: LaneRequest): Promise<ReplyFrame> {
    if (request.signal?.aborted) return Promise.reject(abortedError());
    if (!this.#isBusy) return this.#sendAtOnce(request);
    const shared = request.isWrite ? undefined : this.#waitingRead(request);
    const job = shared ?? this.#add(request);
    return job.join(request.signal);
  }

  /** Nothing waits: no job is needed, since what is under way is not shared. */
  #sendAtOnce(request: LaneRequest): Promise<ReplyFrame> {
    this.#isBusy = true;
    const reply = this.#send(request.bytes, request);
    reply.then(this.#next, this.#next);
    return reply;
  }

  #waitingRead(request: LaneRequest): Job | undefined {
    if (this.#reads.length === 0) return undefined;
    return this.#reads.find((job) => !job.aborted && isSameRead(job.request, request));
  }

  #add(request: LaneRequest): Job {
    const job = new Job(request);
    (request.isWrite ? this.#writes : this.#reads).push(job);
    return job;
  }

  readonly #next = (): void => {
    let job = this.#writes.shift() ?? this.#reads.shift();
    // Those that were given up while they waited are passed over.
    while (job?.aborted) job = this.#writes.shift() ?? this.#reads.shift();
    this.#isBusy = job !== undefined;
    if (job === undefined) this.#onIdle();
    else this.#perform(job);
  };

  #perform(job: Job): void {
    const { bytes, connectTimeoutMs, replyTimeoutMs, maxReplyBytes } = job.request;
    const options = { connectTimeoutMs, replyTimeoutMs, maxReplyBytes, signal: job };
    this.#send(bytes, options).then(
      (frame) => {
        job.resolve(frame);
        this.#next();
      },
      (error: unknown) => {
        job.reject(error);
        this.#next();
      },
    );
  }
}

/** The error of a request that its caller gave up. */
export function abortedError(): HearthashError {
  return new HearthashError("aborted", "stopped by the caller");
}

function isSameRead(left: LaneRequest, right: LaneRequest): boolean {
  return (
    left.bytes.length === right.bytes.length &&
    left.maxReplyBytes === right.maxReplyBytes &&
    left.bytes.every((byte, index) => byte === right.bytes[index])
  );
}
