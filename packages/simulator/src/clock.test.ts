import { describe, expect, it } from "vitest";
import { manualClock, scaledClock } from "./clock.js";

describe("clocks", () => {
  it("stand still until moved, or run faster than their base", () => {
    const clock = manualClock(1_000);
    const fast = scaledClock(clock, 60);
    clock.advance(500);
    expect([clock.now(), fast.now()]).toEqual([1_500, 31_000]);
    expect(scaledClock(clock, 1)).toBe(clock);
    expect(() => scaledClock(clock, 0)).toThrow(RangeError);
  });
});
