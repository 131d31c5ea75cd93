import { pointCatalogue } from "@hearthash/client";
import type { HistoryResult } from "@hearthash/contract";
import { decimals } from "../../output/figures.js";
import type { Paint } from "../../output/paint.js";

const EIGHTHS = " ▁▂▃▄▅▆▇█";
const ROWS = 5;

/** A point over time: a heading with its extremes, then blocks with the scale beside them. A gap stays empty. */
export function chartLines(result: HistoryResult, point: string, width: number, paint: Paint): string[] {
  const series = result.points[point];
  const columns = columnsOf(result, series?.avg ?? [], width);
  const known = columns.filter((value) => value !== undefined);
  const [label, unit] = wordsOf(point);
  if (series === undefined || known.length === 0)
    return [`${paint.strong(label)}  ${paint.faint("not known")}`];
  const least = Math.min(...series.min.filter((value) => value !== null));
  const most = Math.max(...series.max.filter((value) => value !== null));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const figures = `min ${decimals(least)}  avg ${decimals(mean)}  max ${decimals(most)} ${unit}`.trimEnd();
  const bottom = Math.min(...known);
  const top = Math.max(...known);
  return [`${paint.strong(label)}  ${figures}`, ...bars(columns, bottom, top, paint)];
}

function bars(columns: readonly (number | undefined)[], bottom: number, top: number, paint: Paint): string[] {
  // A line that never moves stands in the middle.
  const height = (value: number) => (top === bottom ? 0.5 : (value - bottom) / (top - bottom));
  return Array.from({ length: ROWS }, (_, index) => {
    const floor = ROWS - 1 - index;
    const cells = columns.map((value) => {
      if (value === undefined) return " ";
      // The lowest value is seen as well: it takes an eighth.
      const eighths = Math.round(height(value) * (ROWS * 8 - 1)) + 1 - floor * 8;
      return EIGHTHS[Math.min(8, Math.max(0, eighths))] ?? " ";
    });
    const scale = index === 0 ? decimals(top) : floor === 0 ? decimals(bottom) : "";
    return `${paint.faint(scale.padStart(8))} ${paint.good(cells.join("").trimEnd())}`.trimEnd();
  });
}

/** Means by column of the terminal. A column between two rows holds what was known before, unless it is a gap. */
function columnsOf(
  { times, from, to, gaps }: HistoryResult,
  values: readonly (number | null)[],
  width: number,
): (number | undefined)[] {
  const columnMs = (to - from) / width;
  const sums = Array.from({ length: width }, () => ({ sum: 0, count: 0 }));
  for (const [index, at] of times.entries()) {
    const column = sums[Math.min(width - 1, Math.max(0, Math.floor((at - from) / columnMs)))];
    const value = values[index];
    if (column === undefined || value === null || value === undefined) continue;
    column.sum += value;
    column.count += 1;
  }
  let before: number | undefined;
  return sums.map(({ sum, count }, index) => {
    const middle = from + (index + 0.5) * columnMs;
    if (count > 0) before = sum / count;
    else if (gaps.some((gap) => gap.from <= middle && middle < gap.to)) before = undefined;
    return before;
  });
}

/** Label and unit of the catalogue; figures of the fleet have none. */
function wordsOf(point: string): readonly [string, string] {
  const known = Object.entries(pointCatalogue).find(([id]) => id === point)?.[1];
  return known === undefined ? [point, ""] : [known.label, known.unit];
}
