import { describe, expect, it } from "vitest";
import type { LiveMiner } from "../live/index.js";
import { Intake } from "./intake.js";
import { recordedPoints } from "./recorded-points.js";
import { unpackSamples } from "./sample-batch.js";

function live(at: number, over: Partial<LiveMiner> = {}): LiveMiner {
  const snapshot = {
    at,
    state: "hashing",
    points: { powerWallW: 824, fanRpm: [1000, 1100], workMode: "night" },
  };
  return { id: "a", presence: "online", pollIntervalMs: 30_000, snapshot, ...over } as unknown as LiveMiner;
}

const away = (at: number, pollIntervalMs: number) =>
  live(0, { error: { code: "timeout", message: "" }, presence: "offline", polledAt: at, pollIntervalMs });

describe("the intake of history", () => {
  it("takes numbers, a list as its mean, and the same reading once", () => {
    const intake = new Intake();
    expect(intake.take(live(1000))).toBe(true);
    intake.take(live(1000));
    const rows = unpackSamples(intake.hand());
    expect(rows).toHaveLength(1);
    expect([...(rows[0]?.sample.values ?? [])]).toEqual([
      [recordedPoints.powerWallW.column, 824],
      [recordedPoints.fanRpm.column, 1050],
    ]);
  });

  it("does not take the growing pauses of a miner that is away for its interval", () => {
    const intake = new Intake();
    intake.take(live(0));
    for (const [at, pause] of [
      [60_000, 60_000],
      [180_000, 120_000],
    ] as const)
      intake.take(away(at, pause));
    intake.take(live(420_000, { pollIntervalMs: 240_000 }));
    expect(unpackSamples(intake.hand()).map(({ sample }) => [sample.at, sample.intervalMs])).toEqual([
      [0, 30_000],
      [60_000, 60_000],
      [180_000, 120_000],
      [420_000, 30_000],
    ]);
  });

  it("leaves out what is no number that can be kept", () => {
    const intake = new Intake();
    const points = { powerWallW: Number.NaN, bestShare: 1e300, hashrateThs: Number.POSITIVE_INFINITY };
    const snapshot = { at: 5, state: "hashing", points } as unknown as LiveMiner["snapshot"];
    intake.take(live(5, { snapshot }));
    expect(unpackSamples(intake.hand())[0]?.sample.values.size).toBe(0);
  });

  it("is bounded, and counts what it had no room for", () => {
    const intake = new Intake();
    const taken = Array.from({ length: 50_010 }, (_, index) => intake.take(live(index + 1)));
    expect(taken.filter(Boolean)).toHaveLength(50_000);
    expect(intake.dropped).toBe(10);
    const { names } = intake.hand();
    expect(intake.take(live(60_000))).toBe(false);
    intake.written(names.length, 20);
    expect(intake.take(live(60_001))).toBe(true);
    expect(intake.dropped).toBe(11);
    intake.lost();
    expect(intake.dropped).toBe(31);
  });
});
