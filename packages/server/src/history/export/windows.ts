import type { HistoryResult } from "@hearthash/contract";
import type { History, HistoryExport } from "../history-port.js";
import { DAY_MS, HOUR_MS } from "../spans.js";

/** How much is read at a time: some thousand rows. */
const WINDOW_MS = { raw: 2 * HOUR_MS, "1m": 4 * DAY_MS, "1h": 120 * DAY_MS };

/** Reads a long span window by window, without widening rows, so that it never stands in memory as a whole. */
export async function* windowsOf(
  query: History["query"],
  wanted: HistoryExport,
): AsyncGenerator<HistoryResult, void, undefined> {
  const windowMs = WINDOW_MS[wanted.resolution];
  let from = wanted.fromMs;
  while (from < wanted.toMs) {
    const to = Math.min(wanted.toMs, from - (from % windowMs) + windowMs);
    yield await query({ ...wanted, fromMs: from, toMs: to });
    from = to;
  }
}

/** Row `index` of a result came from this resolution. */
export function resolutionAt(result: HistoryResult, index: number): string {
  const at = result.times[index] ?? 0;
  const part = result.parts.filter((one) => one.from <= at).at(-1);
  return (part ?? result.parts[0])?.resolution ?? "";
}

/** Rows that say something: those that only mark a gap are left out. */
export function rowsIn(result: HistoryResult): readonly number[] {
  const series = Object.values(result.points);
  return [...result.times.keys()].filter(
    (index) => result.states[index] !== null || series.some(({ avg }) => avg[index] !== null),
  );
}
