import { expect, it } from "vitest";
import { gapSpans } from "./gap-spans.js";

it("puts the gaps of both sources in order", () => {
  expect(
    gapSpans(
      [[50, 60]],
      [
        [10, 20],
        [80, 90],
      ],
    ),
  ).toEqual([
    [10, 20],
    [50, 60],
    [80, 90],
  ]);
});

it("makes one of those that touch, lie upon or within each other", () => {
  expect(
    gapSpans(
      [
        [20, 30],
        [95, 120],
      ],
      [
        [10, 90],
        [90, 100],
      ],
    ),
  ).toEqual([[10, 120]]);
});

it("leaves what it is given as it is", () => {
  const known: [number, number][] = [[10, 40]];
  gapSpans(known, [[30, 60]]);
  expect(known).toEqual([[10, 40]]);
});

it("is nothing of nothing", () => {
  expect(gapSpans([], [])).toEqual([]);
});
