import { describe, expect, it } from "vitest";
import { approach, area, average } from "./first-order.js";

describe("first-order lags", () => {
  it("cover 63 % of the way in one time constant", () => {
    expect(approach(0, 100, 20, 20)).toBeCloseTo(63.212, 3);
    expect(approach(100, 0, 20, 20)).toBeCloseTo(36.788, 3);
  });

  it("give the same value in one step as in many", () => {
    let stepped = 10;
    let steppedArea = 0;
    for (let second = 0; second < 60; second += 1) {
      steppedArea += area(stepped, 90, 1, 15);
      stepped = approach(stepped, 90, 1, 15);
    }
    expect(stepped).toBeCloseTo(approach(10, 90, 60, 15), 9);
    expect(steppedArea).toBeCloseTo(area(10, 90, 60, 15), 6);
  });

  it("average an input that is itself on its way, in one step as in many", () => {
    let input = 0;
    let windowed = 0;
    for (let second = 0; second < 120; second += 1) {
      windowed = average(windowed, input, 6600, 1, 20, 300);
      input = approach(input, 6600, 1, 20);
    }
    expect(windowed).toBeCloseTo(average(0, 0, 6600, 120, 20, 300), 6);
    expect(windowed).toBeGreaterThan(1500);
    expect(windowed).toBeLessThan(2200);
  });
});
