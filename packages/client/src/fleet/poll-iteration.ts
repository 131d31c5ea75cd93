import type { FleetPoller, Polled } from "./fleet-poller.js";
import type { PollResult } from "./poll-options.js";
import type { PolledMiner } from "./polled-miner.js";

type Step = IteratorResult<PollResult, void>;

/** Someone who waits for the next result. */
interface Waiter {
  readonly resolve: (step: Step) => void;
  readonly reject: (error: unknown) => void;
}

const END: Step = Object.freeze({ done: true, value: undefined });

/**
 * What a fleet's polls give, as they come. What an async generator does, written by hand: a generator takes three
 * promises more for each result. Nothing begins before the first one is asked for; once it was left, by `return`,
 * by `throw` or at its end, nothing goes on.
 */
export class PollIteration implements AsyncGenerator<PollResult, void, undefined> {
  readonly #start: (onChange: () => void) => FleetPoller;
  #poller: FleetPoller | undefined;
  #isOver = false;
  readonly #waiters: Waiter[] = [];
  /** Whose result was given last: it is polled again once the next one is asked for. */
  #taken: PolledMiner | undefined;

  /** @param start begins to poll, and tells whenever there may be a result. */
  constructor(start: (onChange: () => void) => FleetPoller) {
    this.#start = start;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    if (this.#waiters.length === 0) {
      try {
        const step = this.#step();
        if (step !== undefined) return Promise.resolve(step);
      } catch (error) {
        this.#end();
        return Promise.reject(error as Error);
      }
    }
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
    });
  }

  async return(value?: void | PromiseLike<void>): Promise<Step> {
    this.#end();
    return { done: true, value: await value };
  }

  throw(error: unknown): Promise<Step> {
    this.#end();
    return Promise.reject(error as Error);
  }

  /** The next result or the end, if it is there. */
  #step(): Step | undefined {
    if (this.#isOver) return END;
    this.#poller ??= this.#start(this.#onChange);
    if (this.#poller.isOver) {
      this.#end();
      return END;
    }
    if (this.#taken !== undefined) this.#poller.schedule(this.#taken);
    this.#taken = undefined;
    return this.#given(this.#poller.take());
  }

  #given(polled: Polled | undefined): Step | undefined {
    if (polled === undefined) return undefined;
    this.#taken = polled.miner;
    return { done: false, value: polled.result };
  }

  readonly #onChange = (): void => {
    try {
      while (this.#waiters.length > 0) {
        const step = this.#step();
        if (step === undefined) return;
        this.#waiters.shift()?.resolve(step);
      }
    } catch (error) {
      const waiter = this.#waiters.shift();
      this.#end();
      waiter?.reject(error);
    }
  };

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#taken = undefined;
    this.#poller?.stop();
    for (const waiter of this.#waiters.splice(0)) waiter.resolve(END);
  }
}
