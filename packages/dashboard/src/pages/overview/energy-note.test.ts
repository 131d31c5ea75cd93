import type { EnergyResult } from "@hearthash/contract";
import { expect, it } from "vitest";
import { energyNote } from "./energy-note.js";

const HOUR = 3_600_000;
const day: EnergyResult = {
  ...{ minerId: "fleet", from: 0, to: 24 * HOUR, gaps: [], cost: null },
  ...{ energyKwh: 20, heatKwh: 20, averageW: 833, coveredMs: 24 * HOUR, missingMs: 0 },
};

it("says of how much of the day the energy is, where that is less", () => {
  expect(energyNote(day)).toBeUndefined();
  expect(energyNote({ ...day, coveredMs: 23.5 * HOUR, missingMs: HOUR / 2 })).toBeUndefined();
  expect(energyNote({ ...day, coveredMs: HOUR / 5, missingMs: 23.8 * HOUR })).toBe("of 12 min");
  expect(energyNote({ ...day, coveredMs: 20 * HOUR, missingMs: 4 * HOUR })).toBe("of 20 h");
});

it("says nothing of what is not known", () => {
  expect(energyNote(undefined)).toBeUndefined();
  expect(energyNote({ ...day, energyKwh: null, coveredMs: 0, missingMs: 24 * HOUR })).toBeUndefined();
});
