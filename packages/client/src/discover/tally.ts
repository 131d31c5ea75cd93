import type { ProbeVerdict } from "../transport/probe-port.js";
import type { DiscoveryProgress, DiscoverySummary } from "./discovery-event.js";

const PROGRESS_EVERY_MS = 200;

/** What became of the addresses of a scan. */
export type Fate = Exclude<ProbeVerdict, "open"> | "found" | "open";

/** Counts a scan and estimates its end. */
export class Tally {
  readonly #total: number;
  readonly #passes: number;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #fates: Record<Fate, number> = { found: 0, open: 0, refused: 0, silent: 0, unreachable: 0 };
  #opened = 0;
  #postponements = 0;
  #silentAtFirst = 0;
  #reportedAt: number;

  constructor(total: number, passes: number, now: () => number) {
    this.#total = total;
    this.#passes = passes;
    this.#now = now;
    this.#startedAt = now();
    this.#reportedAt = this.#startedAt;
  }

  /** An open port, to be asked who it is; its fate is counted later. */
  countOpened(): void {
    this.#opened += 1;
  }

  count(fate: Fate): void {
    this.#fates[fate] += 1;
  }

  /** A silent address that is tried again. The first pass ends with as many tries as there are addresses. */
  countPostponed(): void {
    if (this.#tries < this.#total) this.#silentAtFirst += 1;
    this.#postponements += 1;
  }

  /** Where the scan stands, when it is time to say so again. */
  dueProgress(): DiscoveryProgress | undefined {
    return this.#now() - this.#reportedAt < PROGRESS_EVERY_MS ? undefined : this.progress();
  }

  progress(): DiscoveryProgress {
    this.#reportedAt = this.#now();
    const done = this.#done;
    const { found, open } = this.#fates;
    const asking = Math.max(0, this.#opened - found - open);
    const secondsLeft = this.#secondsLeft(done, (this.#reportedAt - this.#startedAt) / 1000);
    const progress = { kind: "progress", done, total: this.#total, found, asking } as const;
    return secondsLeft === undefined ? progress : { ...progress, secondsLeft };
  }

  summary(): DiscoverySummary {
    return {
      kind: "done",
      scanned: this.#done,
      ...this.#fates,
      elapsedMs: this.#now() - this.#startedAt,
    };
  }

  get #done(): number {
    return Object.values(this.#fates).reduce((sum, count) => sum + count, 0);
  }

  get #tries(): number {
    return this.#done + this.#postponements;
  }

  /**
   * Tries still to come, at the pace of those behind us. In the first pass the share of silent ones so far says
   * how many of the rest will be tried again.
   */
  #secondsLeft(done: number, elapsedS: number): number | undefined {
    const tries = this.#tries;
    if (tries === 0) return undefined;
    const silentShare = this.#silentAtFirst / Math.min(tries, this.#total);
    const expected = this.#total * (1 + silentShare * (this.#passes - 1));
    const left = Math.max(expected - tries, this.#total - done);
    return Math.round((left / tries) * elapsedS * 10) / 10;
  }
}
