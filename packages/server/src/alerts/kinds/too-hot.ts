import { boardTempsOf } from "@hearthash/client";
import type { LiveSnapshot } from "../../live/index.js";
import { overThreshold } from "./over-threshold.js";

const threeDegreesBelow = (threshold: number) => threshold - 3;

/** The hottest chip is too hot. */
export const chipHot = overThreshold({
  read: (snapshot) => hotter(snapshot.points.tempChipMaxC, tempsOf(snapshot).chipMaxC),
  goodBelow: threeDegreesBelow,
  clearMs: 60_000,
});

/** A hash board is too hot. */
export const boardHot = overThreshold({
  read: (snapshot) => hotter(snapshot.points.tempHashboardC, tempsOf(snapshot).boardMaxC),
  goodBelow: threeDegreesBelow,
  clearMs: 60_000,
});

function tempsOf(snapshot: LiveSnapshot) {
  return snapshot.boardTemps ?? boardTempsOf(snapshot);
}

function hotter(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}
