import { describe, expect, it } from "vitest";
import { nextDue } from "./poll-schedule.js";

const pace = { intervalMs: 5000 };
const history = { dueAt: 1000, index: 0, count: 4, polls: 1, failures: 0 };

describe("nextDue", () => {
  it("spreads the second polls over an interval and keeps the interval after", () => {
    const second = [0, 1, 2, 3].map((index) => nextDue({ ...history, index }, pace, 1100));
    expect(second).toEqual([2250, 3500, 4750, 6000]);
    expect(nextDue({ ...history, dueAt: 2250, polls: 2 }, pace, 2300)).toBe(7250);
  });

  it("never lies in the past, however long a poll took", () => {
    expect(nextDue({ ...history, polls: 5 }, pace, 20_000)).toBe(20_000);
  });

  it("grows the pause of a miner that fails, up to a minute", () => {
    const pauses = [1, 2, 3, 4, 5, 50].map((failures) => nextDue({ ...history, failures }, pace, 0));
    expect(pauses).toEqual([5000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    expect(nextDue({ ...history, failures: 9 }, { intervalMs: 90_000 }, 0)).toBe(90_000);
    expect(nextDue({ ...history, failures: 9 }, { ...pace, maxPauseMs: 8000 }, 0)).toBe(8000);
  });
});
