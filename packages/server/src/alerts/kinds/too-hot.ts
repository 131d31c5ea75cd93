import type { MinerSnapshot } from "@hearthash/client";
import { overThreshold } from "./over-threshold.js";

const threeDegreesBelow = (threshold: number) => threshold - 3;

/** The hottest chip is too hot. */
export const chipHot = overThreshold({
  read: ({ points, boards }) => hottest([points.tempChipMaxC, ...boards.map((board) => board.tempChipMaxC)]),
  goodBelow: threeDegreesBelow,
  clearMs: 60_000,
});

/** A hash board is too hot. */
export const boardHot = overThreshold({
  read: (snapshot) => hottest([snapshot.points.tempHashboardC, ...boardTemps(snapshot)]),
  goodBelow: threeDegreesBelow,
  clearMs: 60_000,
});

function boardTemps({ boards }: MinerSnapshot): readonly (number | undefined)[] {
  return boards.map((board) => board.tempC);
}

function hottest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
