import type { HistoryResult } from "@hearthash/contract";

/** A span in which a miner did one thing. Parts of the whole span, 0 to 1. */
export interface StateRun {
  readonly state: string;
  readonly from: number;
  readonly to: number;
}

/** Where one row is further from the next than so many of its usual steps, nothing is known between them. */
const LONGEST_STEPS = 3;

/** What a miner did over a span, one run behind the other; where nothing is known there is none. */
export function stateRuns({ from, to, times, states }: HistoryResult): readonly StateRun[] {
  const runs: StateRun[] = [];
  const longest = usualStep(times) * LONGEST_STEPS;
  const part = (time: number) => Math.min(1, Math.max(0, (time - from) / (to - from)));
  for (const [index, time] of times.entries()) {
    const state = states[index];
    if (state === null || state === undefined || state === "unknown") continue;
    const end = Math.min(times[index + 1] ?? to, time + longest);
    const last = runs.at(-1);
    const next = { state, from: part(time), to: part(end) };
    if (last?.state === state && last.to >= next.from) runs.splice(-1, 1, { ...last, to: next.to });
    else runs.push(next);
  }
  return runs;
}

/** The median distance of rows. */
function usualStep(times: readonly number[]): number {
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return steps.sort((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 60_000;
}
