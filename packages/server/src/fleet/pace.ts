import type { Polling } from "./fleet-options.js";

/** Most milliseconds between two polls of which the second decides something. */
const CONFIRM_MS = 5000;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_WATCHED_PAUSE_MS = 15_000;

/** What the time of a miner's next poll depends on. Times are of one steady clock. */
export interface PollSituation {
  /** When the last poll began, and the time now. */
  readonly beganAt: number;
  readonly now: number;
  /** From 0 to 1: the miner's own place within an interval. */
  readonly phase: number;
  /** Failed polls in a row. */
  readonly failures: number;
  /** Whether the next poll decides something. */
  readonly needsConfirmation: boolean;
  readonly isWatched: boolean;
}

/** Milliseconds between two polls while all is well. */
export function intervalOf(isWatched: boolean, polling: Polling): number {
  return isWatched ? polling.watchedMs : polling.backgroundMs;
}

/**
 * When a miner is polled next. Each has its own place on a grid of one interval, so that a fleet is spread evenly
 * over it whatever happened before; the pause is never under a quarter of the interval. What needs a second poll
 * gets it soon. One that fails is asked at growing pauses.
 */
export function nextDueAt(situation: PollSituation, polling: Polling): number {
  const { beganAt, now, phase, failures, isWatched } = situation;
  const confirmMs = Math.min(CONFIRM_MS, polling.watchedMs, polling.backgroundMs);
  if (failures > 1) {
    const grown = confirmMs * 2 ** Math.min(failures - 1, 20);
    return now + Math.min(grown, longestPause(isWatched, polling));
  }
  if (situation.needsConfirmation || failures > 0) return now + confirmMs;
  const intervalMs = intervalOf(isWatched, polling);
  const earliest = Math.max(now, beganAt + intervalMs / 4);
  const offset = phase * intervalMs;
  return Math.ceil((earliest - offset) / intervalMs) * intervalMs + offset;
}

/** Nobody waits for a dead one in the background; who watches it wants to see it come back. */
function longestPause(isWatched: boolean, { watchedMs, backgroundMs }: Polling): number {
  if (!isWatched) return Math.max(LONGEST_PAUSE_MS, backgroundMs);
  return Math.max(watchedMs, Math.min(LONGEST_WATCHED_PAUSE_MS, 3 * watchedMs));
}
