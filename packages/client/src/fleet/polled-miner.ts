import type { Miner } from "../miner/miner.js";
import type { Due } from "./due-queue.js";
import type { PollHistory } from "./poll-schedule.js";

/** A miner that is polled again and again, and how that went. */
export class PolledMiner implements Due, PollHistory {
  readonly miner: Miner;
  readonly index: number;
  readonly count: number;
  dueAt: number;
  polls = 0;
  failures = 0;

  /** @param count how many miners are polled together. */
  constructor(miner: Miner, index: number, count: number, dueAt: number) {
    this.miner = miner;
    this.index = index;
    this.count = count;
    this.dueAt = dueAt;
  }

  /** Counts a poll that is over. */
  finished(isGood: boolean): void {
    this.polls += 1;
    this.failures = isGood ? 0 : this.failures + 1;
  }
}
