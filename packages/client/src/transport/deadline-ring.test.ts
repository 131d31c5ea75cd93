import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Deadline, DeadlineRing } from "./deadline-ring.js";

const TICK_MS = 25;

/** Time that the test moves: one timer at most may be pending. */
class FakeTime {
  ms = 1000;
  pending: { readonly at: number; readonly callback: () => void } | undefined;

  now(): number {
    return this.ms;
  }

  setTimeout(callback: () => void, ms: number): void {
    expect(this.pending).toBeUndefined();
    this.pending = { at: this.ms + ms, callback };
  }

  /** Moves on; the timer is `lateMs` late each time. */
  pass(ms: number, lateMs = 0): void {
    const end = this.ms + ms;
    while (this.pending !== undefined && this.pending.at + lateMs <= end) {
      const { at, callback } = this.pending;
      this.pending = undefined;
      this.ms = Math.max(this.ms, at + lateMs);
      callback();
    }
    this.ms = end;
  }
}

class Noted extends Deadline {
  readonly reachedAt: number[] = [];
  readonly #time: FakeTime;
  readonly #then: () => void;

  constructor(time: FakeTime, then: () => void = () => undefined) {
    super();
    this.#time = time;
    this.#then = then;
  }

  onReached(): void {
    this.reachedAt.push(this.#time.ms);
    this.#then();
  }
}

describe("DeadlineRing", () => {
  it("reaches each deadline once, never early and at most a tick late", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60_000), fc.nat(3000)), { maxLength: 40 }), (deadlines) => {
        const time = new FakeTime();
        const ring = new DeadlineRing(time);
        const set = deadlines.map(([ms, pause]) => {
          time.pass(pause);
          const deadline = new Noted(time);
          const dueAt = time.ms + ms;
          ring.arm(deadline, ms);
          return { deadline, dueAt };
        });
        time.pass(70_000);
        for (const { deadline, dueAt } of set) {
          expect(deadline.reachedAt).toHaveLength(1);
          expect(deadline.reachedAt[0]).toBeGreaterThanOrEqual(dueAt);
          expect(deadline.reachedAt[0]).toBeLessThanOrEqual(dueAt + TICK_MS);
        }
      }),
    );
  });

  it("lets a disarmed one be and sets one that is set already anew", () => {
    const time = new FakeTime();
    const ring = new DeadlineRing(time);
    const [gone, moved, kept] = [new Noted(time), new Noted(time), new Noted(time)];
    for (const deadline of [gone, moved, kept]) ring.arm(deadline, 100);
    ring.disarm(gone);
    ring.disarm(gone);
    ring.arm(moved, 300);
    time.pass(200);
    expect([gone, moved, kept].map((deadline) => deadline.reachedAt.length)).toEqual([0, 0, 1]);
    time.pass(200);
    expect([gone, moved, kept].map((deadline) => deadline.reachedAt.length)).toEqual([0, 1, 1]);
  });

  it("has no timer while nothing is armed", () => {
    const time = new FakeTime();
    const ring = new DeadlineRing(time);
    const deadline = new Noted(time);
    expect(time.pending).toBeUndefined();
    ring.arm(deadline, 5000);
    ring.disarm(deadline);
    time.pass(TICK_MS * 2);
    expect(time.pending).toBeUndefined();
    time.pass(1_000_000);
    ring.arm(deadline, 10);
    time.pass(TICK_MS + 10);
    expect(deadline.reachedAt).toHaveLength(1);
    expect(time.pending).toBeUndefined();
  });

  it("lets one that is reached disarm another and arm itself again", () => {
    const time = new FakeTime();
    const ring = new DeadlineRing(time);
    const other: Noted = new Noted(time, () => ring.disarm(first));
    const first: Noted = new Noted(time, () => {
      ring.disarm(other);
      if (first.reachedAt.length < 3) ring.arm(first, 0);
    });
    ring.arm(first, 50);
    ring.arm(other, 50);
    time.pass(1000);
    expect(first.reachedAt.length + other.reachedAt.length).toBeGreaterThan(0);
    expect(first.reachedAt.length === 0 || other.reachedAt.length === 0).toBe(true);
  });

  it("reaches all that came due while the process slept", () => {
    const time = new FakeTime();
    const ring = new DeadlineRing(time);
    const all = [10, 1000, 13_000, 40_000].map((ms) => {
      const deadline = new Noted(time);
      ring.arm(deadline, ms);
      return deadline;
    });
    time.pass(100_000, 60_000);
    expect(all.map((deadline) => deadline.reachedAt.length)).toEqual([1, 1, 1, 1]);
  });

  it("goes on when one that is reached throws", () => {
    const time = new FakeTime();
    const ring = new DeadlineRing(time);
    const bad = new Noted(time, () => {
      throw new Error("a defect");
    });
    const good = new Noted(time);
    ring.arm(bad, 10);
    ring.arm(good, 100);
    expect(() => time.pass(50)).toThrow("a defect");
    time.pass(200);
    expect(good.reachedAt).toHaveLength(1);
  });
});
