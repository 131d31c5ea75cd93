import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDueAt, type PollSituation } from "./pace.js";

const polling = {
  watchedMs: 5000,
  backgroundMs: 30_000,
  concurrency: 64,
  connectTimeoutMs: 3000,
  replyTimeoutMs: 12_000,
};
const steady: PollSituation = {
  beganAt: 0,
  now: 0,
  phase: 0,
  failures: 0,
  needsConfirmation: false,
  isWatched: false,
};
const due = (over: Partial<PollSituation>) => nextDueAt({ ...steady, ...over }, polling);

describe("the next poll", () => {
  it("keeps to the interval once it has its place", () => {
    const phase = 0.4;
    const first = due({ beganAt: 100, now: 150, phase });
    expect(first).toBe(12_000);
    expect(due({ beganAt: first, now: first + 40, phase })).toBe(42_000);
    expect(due({ beganAt: 42_003, now: 42_900, phase, isWatched: true })).toBe(47_000);
  });

  it("is never under a quarter of the interval nor more than one and a quarter away", () => {
    const number = fc.double({ min: 0, max: 1e9, noNaN: true });
    const phase = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(number, phase, fc.boolean(), (beganAt, ofMiner, isWatched) => {
        const intervalMs = isWatched ? 5000 : 30_000;
        const pauseMs = due({ beganAt, now: beganAt + 20, phase: ofMiner, isWatched }) - beganAt;
        expect(pauseMs).toBeGreaterThanOrEqual(intervalMs / 4 - 1);
        expect(pauseMs).toBeLessThanOrEqual(intervalMs * 1.25 + 21);
      }),
    );
  });

  it("spreads a thousand miners evenly over the interval", () => {
    const slots = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 1000; index += 1) {
      const at = due({ beganAt: 0, now: 10, phase: (index * 0.618_033_988_749_895) % 1 });
      slots[Math.floor((at % 30_000) / 3000)] = (slots[Math.floor((at % 30_000) / 3000)] ?? 0) + 1;
    }
    for (const count of slots) expect(count).toBeGreaterThan(95);
  });

  it("comes soon when it decides something", () => {
    expect(due({ now: 1000, needsConfirmation: true })).toBe(6000);
    expect(due({ now: 1000, failures: 1, needsConfirmation: true })).toBe(6000);
  });

  it("is put off more and more while a miner is dead, less while it is watched", () => {
    const pauses = [2, 3, 4, 5, 6, 40].map((failures) => due({ failures }));
    expect(pauses).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
    expect([2, 3, 40].map((failures) => due({ failures, isWatched: true }))).toEqual([
      10_000, 15_000, 15_000,
    ]);
  });
});
