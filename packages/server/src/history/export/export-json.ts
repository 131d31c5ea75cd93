import type { HistoryResult } from "@hearthash/contract";
import type { History, HistoryExport } from "../history-port.js";
import { resolutionAt, rowsIn, windowsOf } from "./windows.js";

/** A history as one JSON document, part by part: a row per line, unknown values left out. */
export async function* exportJson(
  query: History["query"],
  wanted: HistoryExport,
): AsyncGenerator<string, void, undefined> {
  const { minerId, name, fromMs: from, toMs: to, points } = wanted;
  yield `${JSON.stringify({ minerId, name, from, to, points }).slice(0, -1)},"rows":[`;
  let separator = "\n";
  for await (const result of windowsOf(query, wanted)) {
    for (const index of rowsIn(result)) {
      yield `${separator}${JSON.stringify(rowOf(result, index))}`;
      separator = ",\n";
    }
  }
  yield "\n]}\n";
}

function rowOf(result: HistoryResult, index: number): Record<string, unknown> {
  const values = Object.entries(result.points).flatMap(([name, { min, avg, max }]) =>
    avg[index] === null ? [] : [[name, { min: min[index], avg: avg[index], max: max[index] }] as const],
  );
  return {
    at: result.times[index],
    resolution: resolutionAt(result, index),
    state: result.states[index],
    points: Object.fromEntries(values),
  };
}
