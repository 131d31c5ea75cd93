import type { LiveMiner } from "../live/index.js";
import type { TakenSample } from "./sample.js";
import { type PackedSamples, SampleBatch } from "./sample-batch.js";
import { sampleOf } from "./sample-of.js";

/** So many samples may wait for the disk: some minutes of 10,000 miners, a day of one. */
const MOST_WAITING = 50_000;

interface LastSeen {
  readonly at: number;
  /** Interval of its last good poll. */
  readonly intervalMs: number;
  readonly isAway: boolean;
}

/** What was recorded and is not written yet: bounded, and what does not fit is counted. */
export class Intake {
  readonly #last = new Map<string, LastSeen>();
  readonly #batch = new SampleBatch();
  #underWay = 0;
  #dropped = 0;

  /** Samples that were never written. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Takes what a poll gave. Gives false when there was no room for it. */
  take(live: LiveMiner): boolean {
    const sample = this.#freshOf(live);
    if (sample === undefined) return true;
    if (this.#batch.size + this.#underWay >= MOST_WAITING) {
      this.#dropped++;
      return false;
    }
    this.#batch.add(live.id, sample);
    return true;
  }

  /** Whether anything was recorded under a name: samples of it may wait. */
  knows(name: string): boolean {
    return this.#last.has(name);
  }

  /** Everything that waits; it is under way from now on. */
  hand(): PackedSamples {
    const packed = this.#batch.take();
    this.#underWay += packed.names.length;
    return packed;
  }

  /** So many are out of our hands, and so many wait for room on the disk. */
  written(count: number, waiting: number): void {
    this.#underWay = Math.max(this.#underWay - count, waiting);
  }

  /** What was under way is lost. */
  lost(): void {
    this.#dropped += this.#underWay;
    this.#underWay = 0;
  }

  forget(name: string): void {
    this.#last.delete(name);
  }

  /** The same reading is taken once. Pauses between polls grow while a miner is away: they are no interval. */
  #freshOf(live: LiveMiner): TakenSample | undefined {
    const sample = sampleOf(live);
    const last = this.#last.get(live.id);
    const isAway = live.error !== undefined;
    if (sample === undefined) {
      if (last !== undefined) this.#last.set(live.id, { ...last, isAway });
      return undefined;
    }
    if (last?.at === sample.at) return undefined;
    const usual = last?.isAway && !isAway ? Math.min(last.intervalMs, sample.intervalMs) : sample.intervalMs;
    const intervalMs = isAway ? (last?.intervalMs ?? sample.intervalMs) : usual;
    this.#last.set(live.id, { at: sample.at, intervalMs, isAway });
    return isAway || sample.intervalMs === usual ? sample : { ...sample, intervalMs: usual };
  }
}
