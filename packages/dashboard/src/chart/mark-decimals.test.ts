import { expect, it } from "vitest";
import { markDecimals } from "./mark-decimals.js";

it.each([
  [[800, 1000, 1200], 0],
  [[36, 36.5, 37], 1],
  [[0.1, 0.2, 0.30000000000000004], 1],
  [[6.25, 6.5, 6.75], 2],
  [[40], 0],
  [[], 0],
])("tells the marks %j apart by %i decimals", (marks, decimals) => {
  expect(markDecimals(marks)).toBe(decimals);
});
