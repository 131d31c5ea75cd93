import type { HistoryResult } from "@hearthash/contract";
import { expect, it } from "vitest";
import { stateRuns } from "./state-runs.js";

function history(times: number[], states: HistoryResult["states"]): HistoryResult {
  return { minerId: "m", from: 0, to: 100, parts: [], times, states, covered: [], points: {}, gaps: [] };
}

it("puts equal states together, one run behind the other", () => {
  const states = ["hashing", "hashing", "standby", "standby", "offline"] as const;
  expect(stateRuns(history([0, 20, 40, 60, 80], [...states]))).toEqual([
    { state: "hashing", from: 0, to: 0.4 },
    { state: "standby", from: 0.4, to: 0.8 },
    { state: "offline", from: 0.8, to: 1 },
  ]);
});

it("leaves open what is not known, and does not stretch the last row before a gap over it", () => {
  expect(stateRuns(history([0, 10, 20, 80, 90], ["hashing", null, "hashing", "unknown", "fault"]))).toEqual([
    { state: "hashing", from: 0, to: 0.1 },
    { state: "hashing", from: 0.2, to: 0.5 },
    { state: "fault", from: 0.9, to: 1 },
  ]);
});

it("has nothing to show of nothing", () => {
  expect(stateRuns(history([], []))).toEqual([]);
});
