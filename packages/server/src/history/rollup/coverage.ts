import { OFFLINE, type Sample } from "../sample.js";

/** A value holds until the next good poll, when that comes within this many intervals. */
const INTERVALS = 2.5;

/** Whether nothing is missing between two good polls. The longer of both intervals counts: it changes between. */
export function isCovered(before: Sample, after: Sample): boolean {
  return after.at - before.at <= INTERVALS * Math.max(before.intervalMs, after.intervalMs);
}

/** How far beyond a span samples can lie that say something about it. */
export function reachMs(longestIntervalMs: number): number {
  return Math.max(10 * 60_000, INTERVALS * longestIntervalMs);
}

/** Whether a poll was answered. */
export function isGood(sample: Sample): boolean {
  return sample.state !== OFFLINE;
}
