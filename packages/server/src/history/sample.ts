import type { HistoryState } from "@hearthash/contract";

/** States as they are numbered in the files: a new one is added behind. */
export const stateWords: readonly HistoryState[] = [
  "unknown",
  "hashing",
  "standby",
  "starting",
  "fault",
  "offline",
];

/** Number of the state of a miner that does not answer. */
export const OFFLINE = stateWords.indexOf("offline");

/** What one poll gave, as integers: a value times ten to its digits. */
export interface Sample {
  /** Unix milliseconds. */
  readonly at: number;
  /** How far apart polls were meant to be. */
  readonly intervalMs: number;
  /** Index into {@link stateWords}. {@link OFFLINE} stands for a poll without an answer: it has no values. */
  readonly state: number;
  readonly values: ReadonlyMap<number, number>;
}

/** A sample just taken: its values as column, value, column, value. A map of each would be work for nothing. */
export interface TakenSample extends Omit<Sample, "values"> {
  readonly pairs: readonly number[];
}

/** A sample and whose it is. */
export interface NamedSample {
  readonly name: string;
  readonly sample: Sample;
}

/** The name under which totals of all miners are kept. */
export const FLEET = "fleet";

/** Puts samples in order and leaves one of each moment: what was read twice counts once. */
export function inOrder(samples: readonly Sample[]): Sample[] {
  const byTime = new Map<number, Sample>();
  for (const sample of samples) if (!byTime.has(sample.at)) byTime.set(sample.at, sample);
  return [...byTime.values()].sort((a, b) => a.at - b.at);
}
