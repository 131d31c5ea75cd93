import { describe, expect, it } from "vitest";
import { needsElapsed, toPools } from "./pools.js";

const now = 1_795_000_000_000;
const clock = { now, deviceTime: 1_795_000_000, elapsedS: 5000 };
const row = (over: object) => ({ index: 0, url: "stratum+tcp://a:1", user: "w", status: "Alive", ...over });
const ageS = (text: string, over: object = {}) => {
  const [pool] = toPools([row({ lastShareTime: text })], { ...clock, ...over });
  return pool?.lastShareAt === undefined ? undefined : (now - pool.lastShareAt) / 1000;
};

describe("the moment of the last share", () => {
  it("is an age by the miner's own clock, so that a wrong clock does no harm", () => {
    expect(ageS("1794999990")).toBe(10);
    expect(ageS("1700000000", { deviceTime: 1_700_000_030 })).toBe(30);
    expect(ageS("1795000009")).toBe(0);
  });

  it("counts from the start where the miner counts so", () => {
    expect(ageS("4900")).toBe(100);
    expect(ageS("4900", { elapsedS: undefined })).toBeUndefined();
    expect(needsElapsed([row({ lastShareTime: "4900" })])).toBe(true);
    expect(needsElapsed([row({ lastShareTime: "1794999990" }), row({ lastShareTime: "0" }), row({})])).toBe(
      false,
    );
  });

  it("takes the miner's date as it is while its clock in the reply is unknown", () => {
    expect(ageS("1794999990", { deviceTime: undefined })).toBe(10);
  });

  it("understands bmminer's age, and never", () => {
    expect(ageS("1:02:03")).toBe(3723);
    expect(ageS("0:00:00")).toBeUndefined();
    expect(ageS("0")).toBeUndefined();
    expect(ageS("soon")).toBeUndefined();
  });
});

describe("the pool in use", () => {
  const active = (rows: object[]) => toPools(rows.map(row), clock).map((pool) => pool.active);

  it("is the connected one that is tried first", () => {
    expect(
      active([
        { stratumActive: true, priority: 1 },
        { stratumActive: true, priority: 0 },
      ]),
    ).toEqual([false, true]);
    expect(
      active([
        { stratumActive: false, priority: 0 },
        { stratumActive: true, priority: 1 },
      ]),
    ).toEqual([false, true]);
    expect(
      active([
        { stratumActive: true, status: "Dead" },
        { stratumActive: true, priority: 2 },
      ]),
    ).toEqual([false, true]);
    expect(active([{}, { status: "Disabled", stratumActive: true }])).toEqual([false, false]);
  });

  it("is never VNish's fee", () => {
    const pools = toPools(
      [row({ url: "DevFee", user: "DevFee", stratumActive: true }), row({ index: 1 })],
      clock,
    );
    expect(pools.map((pool) => pool.id)).toEqual([1]);
  });
});
