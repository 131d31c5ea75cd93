import { type Clock, systemClock } from "../asker/clock.js";
import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import { isHearthashError } from "../errors/hearthash-error.js";
import { Miner, type SnapshotOptions } from "../miner/miner.js";
import { MergedAbort } from "../transport/merged-abort.js";
import { DueQueue } from "./due-queue.js";
import type { PollFleetOptions, PollResult } from "./poll-options.js";
import { nextDue } from "./poll-schedule.js";
import { PolledMiner } from "./polled-miner.js";

/** Those due within this time are started together: a timer each would cost more than it is worth. */
const LEAST_WAIT_MS = 4;

interface Alarm {
  readonly at: number;
  readonly cancel: MergedAbort;
}

/** A result, and whose it is. */
export interface Polled {
  readonly miner: PolledMiner;
  readonly result: PollResult;
}

/**
 * Polls miners when they are due and keeps the results until they are taken. Whoever takes them looks again when
 * told that something happened.
 */
export class FleetPoller {
  readonly #options: PollFleetOptions;
  readonly #clock: Clock;
  readonly #most: number;
  readonly #due = new DueQueue<PolledMiner>();
  readonly #ready: Polled[] = [];
  readonly #stopped = new MergedAbort();
  readonly #asked: SnapshotOptions;
  readonly #onChange: () => void;
  readonly #count: number;
  #underWay = 0;
  #alarm: Alarm | undefined;
  /** A defect of ours that a poll ran into; handed to whoever iterates. */
  #defect: { readonly error: unknown } | undefined;

  /** @param onChange told of a result, of the stop, and when the next miner is due. */
  constructor(targets: readonly Endpoint[], options: PollFleetOptions, onChange: () => void) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#most = options.concurrency ?? 64;
    this.#onChange = onChange;
    const { points } = options;
    this.#asked = { signal: this.#stopped, ...(points === undefined ? {} : { points }) };
    const unique = new Map(targets.map((target) => [formatEndpoint(target), target]));
    this.#count = unique.size;
    const now = this.#clock.now();
    for (const [index, target] of [...unique.values()].entries()) {
      this.#due.add(new PolledMiner(new Miner(target, options), index, this.#count, now));
    }
    options.signal?.addEventListener("abort", this.stop);
  }

  /** True when no result will come any more: it was stopped, or there is nothing to poll. */
  get isOver(): boolean {
    return this.#stopped.aborted || this.#count === 0 || this.#options.signal?.aborted === true;
  }

  /** A result that is there already; starts what is due. Throws a defect of ours that a poll ran into. */
  take(): Polled | undefined {
    if (this.#defect !== undefined) throw this.#defect.error;
    this.#startDue();
    const polled = this.#ready.shift();
    if (polled === undefined) this.#setAlarm();
    return polled;
  }

  /** Puts a miner whose result was taken in the queue again. */
  schedule(miner: PolledMiner): void {
    miner.dueAt = nextDue(miner, this.#options, this.#clock.now());
    this.#due.add(miner);
  }

  readonly stop = (): void => {
    this.#options.signal?.removeEventListener("abort", this.stop);
    this.#stopped.abort();
    this.#alarm?.cancel.abort();
    this.#onChange();
  };

  #startDue(): void {
    if (this.#underWay >= this.#most) return;
    const now = this.#clock.now();
    do {
      const miner = this.#due.take(now);
      if (miner === undefined) return;
      this.#poll(miner);
    } while (this.#underWay < this.#most);
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
    if (isHearthashError(error)) {
      const { endpoint } = polled.miner;
      this.#finish(polled, { ok: false, endpoint, at: this.#clock.now(), error });
      return;
    }
    this.#defect = { error };
    this.#underWay -= 1;
    this.#onChange();
  }

  #finish(miner: PolledMiner, result: PollResult): void {
    miner.finished(result.ok);
    this.#ready.push({ miner, result });
    this.#underWay -= 1;
    this.#onChange();
  }

  /** One timer for whoever is due next, kept over the results that come before it. */
  #setAlarm(): void {
    const dueAt = this.#due.nextDueAt;
    if (dueAt === undefined || this.#underWay >= this.#most) return;
    if (this.#alarm !== undefined && this.#alarm.at <= dueAt) return;
    this.#alarm?.cancel.abort();
    const alarm: Alarm = { at: dueAt, cancel: new MergedAbort() };
    this.#alarm = alarm;
    const ring = () => {
      if (this.#alarm !== alarm) return;
      this.#alarm = undefined;
      this.#onChange();
    };
    this.#clock.delay(Math.max(LEAST_WAIT_MS, dueAt - this.#clock.now()), alarm.cancel).then(ring, ring);
  }
}
