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

interface Waiter {
  readonly resolve: (frame: ReplyFrame) => void;
  readonly reject: (error: unknown) => void;
}

interface Job {
  readonly request: LaneRequest;
  readonly waiters: Set<Waiter>;
  readonly abort: MergedAbort;
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
    const shared = request.isWrite ? undefined : this.#reads.find((job) => isSameRead(job.request, request));
    const job = shared ?? this.#add(request);
    const reply = this.#join(job, request.signal);
    void this.#run();
    return reply;
  }

  #add(request: LaneRequest): Job {
    const job: Job = { request, waiters: new Set(), abort: new MergedAbort() };
    (request.isWrite ? this.#writes : this.#reads).push(job);
    return job;
  }

  /** Whoever gives up leaves alone; the job is given up when all have left. */
  #join(job: Job, signal: AbortSignalLike | undefined): Promise<ReplyFrame> {
    return new Promise((resolve, reject) => {
      const stopListening = () => signal?.removeEventListener("abort", leave);
      const waiter: Waiter = {
        resolve(frame) {
          stopListening();
          resolve(frame);
        },
        reject(error) {
          stopListening();
          reject(error);
        },
      };
      const leave = () => {
        job.waiters.delete(waiter);
        waiter.reject(abortedError());
        if (job.waiters.size === 0) this.#cancel(job);
      };
      signal?.addEventListener("abort", leave);
      job.waiters.add(waiter);
    });
  }

  #cancel(job: Job): void {
    for (const queue of [this.#reads, this.#writes]) {
      const index = queue.indexOf(job);
      if (index !== -1) queue.splice(index, 1);
    }
    job.abort.abort();
  }

  async #run(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let job = this.#next(); job !== undefined; job = this.#next()) await this.#perform(job);
    this.#isBusy = false;
    this.#onIdle();
  }

  #next(): Job | undefined {
    return this.#writes.shift() ?? this.#reads.shift();
  }

  async #perform(job: Job): Promise<void> {
    const { bytes, connectTimeoutMs, replyTimeoutMs, maxReplyBytes } = job.request;
    const options = { connectTimeoutMs, replyTimeoutMs, maxReplyBytes, signal: job.abort };
    try {
      const frame = await this.#send(bytes, options);
      for (const waiter of job.waiters) waiter.resolve(frame);
    } catch (error) {
      for (const waiter of job.waiters) waiter.reject(error);
    }
    job.waiters.clear();
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
