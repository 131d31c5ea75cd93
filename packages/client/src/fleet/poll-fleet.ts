import { type Clock, systemClock } from "../asker/clock.js";
import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import type { PointId } from "../domain/points.js";
import type { MinerSnapshot } from "../domain/snapshot.js";
import { type HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import { type ClientOptions, type Miner, openMiner } from "../miner/miner.js";
import { MergedAbort } from "../transport/merged-abort.js";
import type { AbortSignalLike } from "../transport/port.js";
import { DueQueue } from "./due-queue.js";
import { nextDue, type PollPace } from "./poll-schedule.js";

/** What one poll of one miner gave. */
export type PollResult =
  | { readonly ok: true; readonly endpoint: Endpoint; readonly at: number; readonly snapshot: MinerSnapshot }
  | { readonly ok: false; readonly endpoint: Endpoint; readonly at: number; readonly error: HearthashError };

export interface PollFleetOptions extends ClientOptions, PollPace {
  /** Polls under way at a time; 64 by default. */
  readonly concurrency?: number;
  /** Ask only what these points need. */
  readonly points?: readonly PointId[];
  /** Ends the polling; the iteration then ends without an error. */
  readonly signal?: AbortSignalLike;
}

interface PolledMiner {
  readonly miner: Miner;
  readonly index: number;
  dueAt: number;
  polls: number;
  failures: number;
}

/**
 * Polls many miners for as long as it is iterated: each at once, then at its interval, whatever the others do. A
 * result is given when it comes; a miner is asked again only when its result was taken, so a slow reader never
 * piles results up. One that fails is a result, not an error.
 */
export async function* pollFleet(
  targets: readonly Endpoint[],
  options: PollFleetOptions,
): AsyncGenerator<PollResult, void, undefined> {
  const poller = new FleetPoller(targets, options);
  try {
    for (let polled = await poller.next(); polled !== undefined; polled = await poller.next()) {
      yield polled.result;
      poller.schedule(polled.miner);
    }
  } finally {
    poller.stop();
  }
}

interface Polled {
  readonly miner: PolledMiner;
  readonly result: PollResult;
}

class FleetPoller {
  readonly #options: PollFleetOptions;
  readonly #clock: Clock;
  readonly #due = new DueQueue<PolledMiner>();
  readonly #count: number;
  readonly #ready: Polled[] = [];
  readonly #stopped = new MergedAbort();
  #underWay = 0;
  /** A defect of ours that a poll ran into; handed to whoever iterates. */
  #defect: { readonly error: unknown } | undefined;
  #wake: () => void = () => undefined;

  constructor(targets: readonly Endpoint[], options: PollFleetOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    const unique = new Map(targets.map((target) => [formatEndpoint(target), target]));
    this.#count = unique.size;
    const now = this.#clock.now();
    for (const [index, target] of [...unique.values()].entries()) {
      this.#due.add({ miner: openMiner(target, options), index, dueAt: now, polls: 0, failures: 0 });
    }
    options.signal?.addEventListener("abort", this.stop);
  }

  /** The next result; `undefined` when polling has been stopped or there is nothing to poll. */
  async next(): Promise<Polled | undefined> {
    while (!this.#isStopped && this.#count > 0) {
      if (this.#defect !== undefined) throw this.#defect.error;
      this.#startDue();
      const polled = this.#ready.shift();
      if (polled !== undefined) return polled;
      await this.#somethingHappens();
    }
    return undefined;
  }

  schedule(miner: PolledMiner): void {
    miner.dueAt = nextDue({ ...miner, count: this.#count }, this.#options, this.#clock.now());
    this.#due.add(miner);
  }

  readonly stop = (): void => {
    this.#options.signal?.removeEventListener("abort", this.stop);
    this.#stopped.abort();
    this.#wake();
  };

  get #isStopped(): boolean {
    return this.#stopped.aborted || this.#options.signal?.aborted === true;
  }

  #startDue(): void {
    const most = this.#options.concurrency ?? 64;
    while (this.#underWay < most) {
      const miner = this.#due.take(this.#clock.now());
      if (miner === undefined) return;
      void this.#poll(miner);
    }
  }

  async #poll(miner: PolledMiner): Promise<void> {
    this.#underWay += 1;
    try {
      const result = await this.#ask(miner);
      miner.polls += 1;
      miner.failures = result.ok ? 0 : miner.failures + 1;
      this.#ready.push({ miner, result });
    } catch (error) {
      this.#defect = { error };
    }
    this.#underWay -= 1;
    this.#wake();
  }

  async #ask({ miner }: PolledMiner): Promise<PollResult> {
    const { points } = this.#options;
    const signal = this.#stopped;
    try {
      const snapshot = await miner.snapshot(points === undefined ? { signal } : { signal, points });
      return { ok: true, endpoint: miner.endpoint, at: snapshot.at, snapshot };
    } catch (error) {
      if (!isHearthashError(error)) throw error;
      return { ok: false, endpoint: miner.endpoint, at: this.#clock.now(), error };
    }
  }

  /** A result, the stop, or the next miner being due. */
  async #somethingHappens(): Promise<void> {
    const cancel = new MergedAbort();
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const hasRoom = this.#underWay < (this.#options.concurrency ?? 64);
    const dueAt = hasRoom ? this.#due.nextDueAt : undefined;
    const due =
      dueAt === undefined ? woken : this.#clock.delay(Math.max(1, dueAt - this.#clock.now()), cancel);
    await Promise.race([woken, due.catch(() => undefined)]);
    cancel.abort();
  }
}
