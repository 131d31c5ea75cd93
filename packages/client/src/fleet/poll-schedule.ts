/** How often a fleet is polled. */
export interface PollPace {
  /** Milliseconds between two polls of a miner that answers. */
  readonly intervalMs: number;
  /** Longest pause of a miner that does not answer; 60,000 by default, never less than the interval. */
  readonly maxPauseMs?: number;
}

/** What is known of a miner's polls. */
export interface PollHistory {
  /** When its last poll was due. */
  readonly dueAt: number;
  /** Place of the miner among all, from 0. */
  readonly index: number;
  /** How many miners there are. */
  readonly count: number;
  readonly polls: number;
  /** Failed polls in a row. */
  readonly failures: number;
}

/**
 * When a miner is due again. The first polls come all at once; the second ones are spread evenly over an interval,
 * so that a fleet does not answer in bursts. A miner that fails is asked at growing pauses.
 */
export function nextDue(history: PollHistory, pace: PollPace, now: number): number {
  const longest = Math.max(pace.intervalMs, pace.maxPauseMs ?? 60_000);
  if (history.failures > 0) {
    return now + Math.min(pace.intervalMs * 2 ** Math.min(history.failures - 1, 20), longest);
  }
  const isFirst = history.polls === 1;
  const wait = isFirst ? (pace.intervalMs * (history.index + 1)) / history.count : pace.intervalMs;
  return Math.max(history.dueAt + wait, now);
}
