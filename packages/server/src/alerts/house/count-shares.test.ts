import { expect, it } from "vitest";
import { countUp } from "./count-shares.js";

it.each([
  ["goes up from row to row", [10, 15, 20], [14, 19, 25], 15],
  ["stands still", [7, 7], [7, 7], 0],
  ["begins anew between two rows", [10, 2, 9], [14, 8, 12], 16],
  ["begins anew within a row", [10, 1, 5], [14, 16, 9], 15],
  [
    "is not known for a while: what it counted meanwhile is known afterwards",
    [10, null, 30],
    [12, null, 33],
    23,
  ],
  ["was read once", [5], [5], 0],
])("a counter that %s", (_what, min, max, count) => {
  expect(countUp({ min, max })).toBe(count);
});

it("a counter that was never read is not zero", () => {
  expect(countUp({ min: [null, null], max: [null, null] })).toBeUndefined();
  expect(countUp({ min: [], max: [] })).toBeUndefined();
});
