import type { HistoryResult } from "@hearthash/contract";
import { expect, it } from "vitest";
import { stateRuns } from "./state-runs.js";

const MINUTE = 60_000;

function history(
  minutes: number[],
  states: HistoryResult["states"],
  gaps: readonly (readonly [number, number])[] = [],
): HistoryResult {
  return {
    ...{ minerId: "m", from: 0, to: 100 * MINUTE, parts: [], states, covered: [], points: {} },
    times: minutes.map((minute) => minute * MINUTE),
    gaps: gaps.map(([from, to]) => ({ from: from * MINUTE, to: to * MINUTE })),
  };
}

it("puts equal states together, however unevenly they were asked for", () => {
  expect(
    stateRuns(
      history([0, 1, 2, 40, 60, 99], ["hashing", "hashing", "hashing", "standby", "standby", "offline"]),
    ),
  ).toEqual([
    { state: "hashing", from: 0, to: 0.4 },
    { state: "standby", from: 0.4, to: 0.99 },
    { state: "offline", from: 0.99, to: 1 },
  ]);
});

it("leaves open what is not known, and stretches nothing over a gap or to the end", () => {
  const states = ["hashing", null, "hashing", "unknown", "fault"] as const;
  expect(stateRuns(history([0, 10, 20, 80, 90], [...states], [[30, 80]]))).toEqual([
    { state: "hashing", from: 0, to: 0.1 },
    { state: "hashing", from: 0.2, to: 0.3 },
    { state: "fault", from: 0.9, to: 0.92 },
  ]);
});

it("has nothing to show of nothing", () => {
  expect(stateRuns(history([], []))).toEqual([]);
});
