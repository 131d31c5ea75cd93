import { describe, expect, it } from "vitest";
import { LagMeter } from "./lag-meter.js";
import { PollSlots, SLOW_AFTER_MS } from "./poll-slots.js";

describe("slots", () => {
  it("keep those of proven miners free of others", () => {
    const slots = new PollSlots<string>(2);
    slots.enter("a", "silent", 0);
    slots.enter("b", "silent", 0);
    expect(slots.hasRoom("silent")).toBe(false);
    expect(slots.hasRoom("proven")).toBe(true);
    slots.leave("a");
    expect(slots.hasRoom("silent")).toBe(true);
    expect(slots.underWay).toBe(1);
  });

  it("are given back by polls that have become slow, which are counted apart", () => {
    const slots = new PollSlots<number>(1);
    slots.enter(0, "proven", 0);
    expect(slots.age(10)).toBe(SLOW_AFTER_MS);
    expect(slots.hasRoom("proven")).toBe(false);
    expect(slots.age(SLOW_AFTER_MS)).toBeUndefined();
    expect(slots.hasRoom("proven")).toBe(true);
    expect(slots.underWay).toBe(1);
    slots.leave(0);
    expect(slots.underWay).toBe(0);
  });

  it("stop taking silent miners when too many are waited for, and no others", () => {
    const slots = new PollSlots<number>(1);
    for (let poll = 0; slots.hasRoom("silent"); poll += 1) {
      slots.enter(poll, "silent", poll * SLOW_AFTER_MS);
      slots.age((poll + 1) * SLOW_AFTER_MS);
    }
    expect(slots.underWay).toBe(256);
    expect(slots.hasRoom("slow")).toBe(true);
    expect(slots.hasRoom("proven")).toBe(true);
    slots.leave(3);
    expect(slots.hasRoom("silent")).toBe(true);
  });
});

describe("lag", () => {
  it("is the last one, and the worst of a minute", () => {
    const lag = new LagMeter();
    expect([lag.lastMs, lag.worstMs(0)]).toEqual([0, 0]);
    lag.record(50, 1000);
    lag.record(7, 1500);
    lag.record(9, 31_000);
    expect([lag.lastMs, lag.worstMs(31_000)]).toEqual([9, 50]);
    expect(lag.worstMs(61_500)).toBe(9);
    expect(lag.worstMs(200_000)).toBe(0);
  });
});
