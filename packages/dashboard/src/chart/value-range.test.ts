import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueRange } from "./value-range.js";

const span = ({ low, high }: { low: number; high: number }) => high - low;

describe("the axis of a steady miner", () => {
  it.each([
    ["TH/s", 37.4, 37.8, 9],
    ["W", 820, 834, 200],
    ["°C", 22, 22.5, 10],
    ["°F", 71.6, 72, 18],
    ["%", 74, 75, 10],
    ["dB", 40, 40.2, 4],
  ])("is no narrower than noise in %s", (unit, low, high, least) => {
    const range = valueRange({ low, high }, unit);
    expect(span(range)).toBeGreaterThanOrEqual(least);
    expect((range.low + range.high) / 2).toBeCloseTo((low + high) / 2, 6);
  });

  it("has the line in its middle when nothing moves at all", () => {
    expect(valueRange({ low: 40, high: 40 }, "TH/s")).toEqual({ low: 35, high: 45 });
    expect(valueRange({ low: 20, high: 20 }, "°C")).toEqual({ low: 15, high: 25 });
  });
});

describe("the axis of a change", () => {
  it("follows it, with a little room", () => {
    expect(valueRange({ low: 600, high: 1000 }, "W")).toEqual({ low: 568, high: 1032 });
    const warm = valueRange({ low: 20, high: 80 }, "°C");
    expect([warm.low, warm.high].map((end) => end.toFixed(2))).toEqual(["15.20", "84.80"]);
  });

  it("begins at 0 where an amount fell by more than half", () => {
    expect(valueRange({ low: 300, high: 1000 }, "W").low).toBe(0);
    expect(valueRange({ low: 0, high: 38 }, "TH/s").low).toBe(0);
    expect(valueRange({ low: 0, high: 0 }, "TH/s")).toEqual({ low: 0, high: 2 });
  });

  it("leaves temperatures their frost", () => {
    expect(valueRange({ low: -3, high: -2 }, "°C")).toEqual({ low: -7.5, high: 2.5 });
  });

  it("ends at 100 percent", () => {
    expect(valueRange({ low: 98, high: 100 }, "%")).toEqual({ low: 90, high: 100 });
    expect(valueRange({ low: 5, high: 100 }, "%")).toEqual({ low: 0, high: 100 });
    expect(valueRange({ low: 0, high: 1 }, "%")).toEqual({ low: 0, high: 10 });
  });
});

it("holds everything known, has a width, and never shows an amount below 0", () => {
  const value = fc.double({ min: 0, max: 1e6, noNaN: true });
  const unit = fc.constantFrom("TH/s", "W", "J/TH", "°C", "°F", "%", "other");
  fc.assert(
    fc.property(value, value, unit, (one, other, of) => {
      const known = { low: Math.min(one, other), high: Math.max(one, other) };
      const range = valueRange(known, of);
      expect(range.low).toBeLessThanOrEqual(known.low);
      expect(range.high).toBeGreaterThanOrEqual(known.high);
      expect(span(range)).toBeGreaterThan(0);
      if (of !== "°C" && of !== "°F" && of !== "other") expect(range.low).toBeGreaterThanOrEqual(0);
      if (of === "%" && known.high <= 100) expect(range.high).toBeLessThanOrEqual(100);
    }),
  );
});
