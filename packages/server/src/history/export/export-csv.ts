import type { HistoryResult } from "@hearthash/contract";
import type { History, HistoryExport } from "../history-port.js";
import { textCell } from "./csv-cell.js";
import { resolutionAt, rowsIn, windowsOf } from "./windows.js";

/** A history as CSV (RFC 4180), part by part. Unknown is an empty cell. */
export async function* exportCsv(
  query: History["query"],
  wanted: HistoryExport,
): AsyncGenerator<string, void, undefined> {
  const points = wanted.points.flatMap((point) => [point, `${point}Min`, `${point}Max`]);
  yield line(["time", "unixMs", "minerId", "name", "resolution", "state", ...points]);
  for await (const result of windowsOf(query, wanted)) {
    const lines = rowsIn(result).map((index) => line(cellsOf(result, wanted, index)));
    if (lines.length > 0) yield lines.join("");
  }
}

function cellsOf(result: HistoryResult, { name, points }: HistoryExport, index: number): string[] {
  const at = result.times[index] ?? 0;
  const number = (value: number | null | undefined) => (typeof value === "number" ? String(value) : "");
  return [
    new Date(at).toISOString(),
    String(at),
    textCell(result.minerId),
    textCell(name),
    resolutionAt(result, index),
    result.states[index] ?? "",
    ...points.flatMap((point) => {
      const series = result.points[point];
      return [series?.avg[index], series?.min[index], series?.max[index]].map(number);
    }),
  ];
}

function line(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}
