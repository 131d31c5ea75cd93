import { type Clock, systemClock } from "../asker/clock.js";
import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import type { PointId } from "../domain/points.js";
import type { MinerSnapshot } from "../domain/snapshot.js";
import { type HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import { type ClientOptions, Miner, type SnapshotOptions } from "../miner/miner.js";
import { SnapshotPlans } from "../miner/snapshot-plans.js";
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
  /** Read and give only these points and what they are derived from, and ask only what they need; all by default. */
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
    for (;;) {
      const polled = poller.ready() ?? (await poller.next());
      if (polled === undefined) return;
      yield polled.result;
      poller.schedule(polled.miner);
    }
  } finally {
    poller.stop();
  }
}

/** Those due within this time are started together: a timer each would cost more than it is worth. */
const LEAST_WAIT_MS = 4;

interface Alarm {
  readonly at: number;
  readonly cancel: MergedAbort;
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
  readonly #asked: SnapshotOptions;
  #underWay = 0;
  #alarm: Alarm | undefined;
  /** A defect of ours that a poll ran into; handed to whoever iterates. */
  #defect: { readonly error: unknown } | undefined;
  #wake: () => void = () => undefined;

  constructor(targets: readonly Endpoint[], options: PollFleetOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    const unique = new Map(targets.map((target) => [formatEndpoint(target), target]));
    this.#count = unique.size;
    const now = this.#clock.now();
    const plans = new SnapshotPlans();
    const { points } = options;
    this.#asked = { signal: this.#stopped, ...(points === undefined ? {} : { points }) };
    for (const [index, target] of [...unique.values()].entries()) {
      const miner = new Miner(target, options, plans);
      this.#due.add({ miner, index, dueAt: now, polls: 0, failures: 0 });
    }
    options.signal?.addEventListener("abort", this.stop);
  }

  /** A result that is there already; starts what is due. */
  ready(): Polled | undefined {
    if (this.#isStopped) return undefined;
    if (this.#defect !== undefined) throw this.#defect.error;
    this.#startDue();
    return this.#ready.shift();
  }

  /** The next result; `undefined` when polling has been stopped or there is nothing to poll. */
  async next(): Promise<Polled | undefined> {
    while (!this.#isStopped && this.#count > 0) {
      const polled = this.ready();
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
    this.#alarm?.cancel.abort();
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
      this.#poll(miner);
    }
  }

  #poll(polled: PolledMiner): void {
    this.#underWay += 1;
    polled.miner.snapshot(this.#asked).then(
      (snapshot) => {
        const { endpoint } = polled.miner;
        this.#finish(polled, { ok: true, endpoint, at: snapshot.at, snapshot });
      },
      (error: unknown) => this.#fail(polled, error),
    );
  }

  #fail(polled: PolledMiner, error: unknown): void {
    const { endpoint } = polled.miner;
    if (isHearthashError(error)) {
      this.#finish(polled, { ok: false, endpoint, at: this.#clock.now(), error });
      return;
    }
    this.#defect = { error };
    this.#underWay -= 1;
    this.#wake();
  }

  #finish(miner: PolledMiner, result: PollResult): void {
    miner.polls += 1;
    miner.failures = result.ok ? 0 : miner.failures + 1;
    this.#ready.push({ miner, result });
    this.#underWay -= 1;
    this.#wake();
  }

  /** A result, the stop, or the next miner being due. */
  #somethingHappens(): Promise<void> {
    const hasRoom = this.#underWay < (this.#options.concurrency ?? 64);
    if (hasRoom && this.#due.nextDueAt !== undefined) this.#setAlarm(this.#due.nextDueAt);
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** One timer for whoever is due next, kept over the results that come before it. */
  #setAlarm(dueAt: number): void {
    if (this.#alarm !== undefined && this.#alarm.at <= dueAt) return;
    this.#alarm?.cancel.abort();
    const alarm: Alarm = { at: dueAt, cancel: new MergedAbort() };
    this.#alarm = alarm;
    const ring = () => {
      if (this.#alarm !== alarm) return;
      this.#alarm = undefined;
      this.#wake();
    };
    this.#clock.delay(Math.max(LEAST_WAIT_MS, dueAt - this.#clock.now()), alarm.cancel).then(ring, ring);
  }
}
