import type { HistoryResult } from "@hearthash/contract";
import { valueRange } from "./value-range.js";

/** What a small line is drawn of. */
export type SparkSource = Pick<HistoryResult, "from" | "to" | "times" | "gaps"> & {
  readonly values: readonly (number | null)[];
};

/** The field it is drawn in; its line keeps away from the edges. */
export const SPARK = { width: 300, height: 64, edge: 4 } as const;

/** Fewer values are no line yet. */
const FEWEST = 6;

/**
 * A line without axes: what a value did, not how much it was. Each value stands where its time is, gaps stay gaps,
 * and the noise of a steady miner stays small. Undefined where there is no line yet.
 */
export function sparkPath({ from, to, times, gaps, values }: SparkSource, unit: string): string | undefined {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < FEWEST || to <= from) return undefined;
  const { low, high } = valueRange({ low: Math.min(...known), high: Math.max(...known) }, unit);
  const tall = SPARK.height - 2 * SPARK.edge;
  let path = "";
  let lastAt: number | undefined;
  for (const [index, time] of times.entries()) {
    const value = values[index];
    if (value === null || value === undefined) {
      lastAt = undefined;
      continue;
    }
    const isGap = lastAt === undefined || gaps.some((gap) => gap.from < time && gap.to > (lastAt ?? time));
    const x = Math.min(1, Math.max(0, (time - from) / (to - from))) * SPARK.width;
    const y = SPARK.height - SPARK.edge - ((value - low) / (high - low)) * tall;
    path += `${isGap ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    lastAt = time;
  }
  return path;
}
