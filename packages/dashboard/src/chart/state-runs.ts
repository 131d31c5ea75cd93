import type { HistoryResult } from "@hearthash/contract";

/** A span in which a miner did one thing. Parts of the whole span, 0 to 1. */
export interface StateRun {
  readonly state: string;
  readonly from: number;
  readonly to: number;
}

/** The last row holds for no longer than this: what comes behind it is not known yet. */
const LAST_HOLDS_MS = 120_000;

/** What a miner did over a span, one run behind the other; where nothing is known there is none. */
export function stateRuns({ from, to, times, states, gaps, parts }: HistoryResult): readonly StateRun[] {
  const runs: StateRun[] = [];
  const part = (time: number) => Math.min(1, Math.max(0, (time - from) / (to - from)));
  const lastHolds = Math.max(LAST_HOLDS_MS, parts.at(-1)?.stepMs ?? 0);
  for (const [index, time] of times.entries()) {
    const state = states[index];
    if (state === null || state === undefined || state === "unknown") continue;
    const next = times[index + 1] ?? Math.min(to, time + lastHolds);
    const gap = gaps.find((span) => span.from >= time && span.from < next);
    const run = { state, from: part(time), to: part(gap?.from ?? next) };
    const last = runs.at(-1);
    if (last?.state === state && last.to >= run.from) runs.splice(-1, 1, { ...last, to: run.to });
    else if (run.to > run.from) runs.push(run);
  }
  return runs;
}
