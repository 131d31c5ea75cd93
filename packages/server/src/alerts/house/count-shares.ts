import type { HistoryResult } from "@hearthash/contract";

type Column = HistoryResult["points"][string];

/** How far a counter was in a stretch of time: its lowest and highest reading. */
interface Reading {
  readonly min: number;
  readonly max: number;
}

/**
 * How much a counter went up, over rows of a history. One that begins anew, as after a restart of the miner, is
 * counted on; what it had counted unseen before that is lost. undefined: it was never read.
 */
export function countUp({ min, max }: Pick<Column, "min" | "max">): number | undefined {
  const readings = min.flatMap((low, index): readonly Reading[] => {
    const high = max[index];
    return low === null || high === null || high === undefined ? [] : [{ min: low, max: high }];
  });
  const [first, ...rest] = readings;
  if (first === undefined) return undefined;
  let last = first.max;
  let count = first.max - first.min;
  for (const reading of rest) {
    count += stepOf(last, reading);
    last = reading.min < last && reading.max >= last ? reading.min : reading.max;
  }
  return count;
}

function stepOf(last: number, { min, max }: Reading): number {
  if (min >= last) return max - last;
  // It began anew: between the rows, or within this one behind having gone up to its highest.
  return max < last ? max : max - last + min;
}
