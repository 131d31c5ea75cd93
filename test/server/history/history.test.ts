import { describe, expect, it } from "vitest";
import { HOUR, live, MovedClock, opened, record, START, temporaryFolder } from "./history-support.js";

const ID = "0123456789abcdef";
const power = (at: number) => 800 + ((at / 30_000) % 5);

describe("history", () => {
  it("gives what was recorded, raw, and says how it was kept", async () => {
    const clock = new MovedClock(START);
    const { history, problems } = opened(temporaryFolder(), clock);
    await record(history, clock, { from: START, to: START + HOUR / 2, stepMs: 30_000 }, (at) =>
      live(at, { powerWallW: power(at), hashrateThs: 37.123 }),
    );
    const span = { minerId: ID, fromMs: START, toMs: START + HOUR };
    const result = await history.query({ ...span, points: ["powerWallW", "hashrateThs"], resolution: "raw" });
    expect(result.times).toHaveLength(60);
    expect(result.points["powerWallW"]?.avg.slice(0, 6)).toEqual([800, 801, 802, 803, 804, 800]);
    expect(result.points["hashrateThs"]?.avg[0]).toBe(37.12);
    expect(result.parts).toEqual([{ resolution: "raw", stepMs: null, from: START, to: START + HOUR }]);
    expect(result.gaps).toEqual([]);
    expect(new Set(result.states)).toEqual(new Set(["hashing"]));
    expect(problems).toEqual([]);
  });

  it("gives the same after hours were packed, and again after a new start", async () => {
    const clock = new MovedClock(START);
    const folder = temporaryFolder();
    const { history } = opened(folder, clock);
    await record(history, clock, { from: START, to: START + 6 * HOUR, stepMs: 30_000 }, (at) =>
      live(at, { powerWallW: power(at) }),
    );
    const ask = { minerId: ID, fromMs: START, toMs: START + 6 * HOUR, points: ["powerWallW"] };
    const all = ["raw", "1m", "1h", "auto"] as const;
    const before = await Promise.all(all.map((resolution) => history.query({ ...ask, resolution })));
    expect(before[0]?.times).toHaveLength(720);
    expect(before[1]?.times).toHaveLength(360);
    expect(before[2]?.times).toHaveLength(6);
    expect(before[1]?.points["powerWallW"]?.min[0]).toBe(800);
    expect(before[1]?.points["powerWallW"]?.max[0]).toBe(801);
    expect(before[1]?.points["powerWallW"]?.avg[0]).toBe(800.5);
    expect(before[2]?.points["powerWallW"]?.avg[1]).toBe(802);
    const kept = await history.kept();
    expect(kept.resolutions.map(({ oldest }) => oldest)).toEqual([START, START, START]);
    await history.stop();
    const again = opened(folder, clock).history;
    const after = await Promise.all(all.map((resolution) => again.query({ ...ask, resolution })));
    expect(after).toEqual(before);
  });

  it("shows a gap as a gap and guesses no energy for it", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock);
    const isAway = (at: number) => at >= START + HOUR && at < START + 2 * HOUR;
    await record(history, clock, { from: START, to: START + 5 * HOUR, stepMs: 30_000 }, (at) =>
      isAway(at) ? undefined : live(at, { powerWallW: 1000 }),
    );
    const span = { minerId: ID, fromMs: START, toMs: START + 4 * HOUR };
    const gap = { from: START + HOUR - 30_000, to: START + 2 * HOUR };
    for (const resolution of ["raw", "1m"] as const) {
      const result = await history.query({ ...span, points: ["powerWallW"], resolution });
      expect(result.gaps).toHaveLength(1);
      const width = resolution === "raw" ? 0 : 30_000;
      expect(result.gaps[0]).toEqual({ from: gap.from + width, to: gap.to });
      const empty = result.times.filter((_, index) => result.points["powerWallW"]?.avg[index] === null);
      expect(empty).toHaveLength(1);
      expect(empty[0]).toBeGreaterThan(gap.from);
      expect(empty[0]).toBeLessThan(gap.to);
    }
    const energy = await history.energy(span);
    expect(energy.coveredMs).toBe(3 * HOUR - 30_000);
    expect(energy.missingMs).toBe(HOUR + 30_000);
    expect(energy.energyKwh).toBeCloseTo((3 * HOUR - 30_000) / HOUR, 4);
    expect(energy.averageW).toBe(1000);
  });

  it("weighs by time, not by polls", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock);
    // Watched at 5 s for one half of the hour, in the background at 30 s for the other.
    await record(history, clock, { from: START, to: START + HOUR / 2, stepMs: 5000 }, (at) =>
      live(at, { powerWallW: 400 }, { pollIntervalMs: 5000 }),
    );
    await record(history, clock, { from: START + HOUR / 2, to: START + 2 * HOUR, stepMs: 30_000 }, (at) =>
      live(at, { powerWallW: 800 }),
    );
    const span = { minerId: ID, fromMs: START, toMs: START + HOUR };
    const result = await history.query({ ...span, points: ["powerWallW"], resolution: "1h" });
    expect(result.points["powerWallW"]).toEqual({ min: [400], avg: [600], max: [800] });
    expect((await history.energy(span)).energyKwh).toBe(0.6);
  });

  it("is right across the borders of what is kept how", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock, { rawHours: 4, minuteDays: 1 });
    await record(history, clock, { from: START, to: START + 30 * HOUR, stepMs: 60_000 }, (at) =>
      live(at, { powerWallW: 1000 }, { pollIntervalMs: 60_000 }),
    );
    const span = { minerId: ID, fromMs: START, toMs: START + 30 * HOUR };
    const result = await history.query({ ...span, points: ["powerWallW"], resolution: "raw" });
    expect(
      result.parts.map(({ resolution, from, to }) => [
        resolution,
        (from - START) / HOUR,
        (to - START) / HOUR,
      ]),
    ).toEqual([
      ["1h", 0, 6],
      ["1m", 6, 26],
      ["raw", 26, 30],
    ]);
    expect(result.times).toHaveLength(6 + 20 * 60 + 4 * 60);
    expect(new Set(result.points["powerWallW"]?.avg)).toEqual(new Set([1000]));
    expect(result.gaps).toEqual([]);
    const energy = await history.energy({ ...span, toMs: START + 29 * HOUR });
    expect(energy.energyKwh).toBe(29);
    expect(energy.missingMs).toBe(0);
  });

  it("keeps the history of a miner that is identified later, and gives the name to the next", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock);
    const at127 = { id: "at-127.0.0.9-4028" };
    await record(history, clock, { from: START, to: START + 3 * HOUR, stepMs: 30_000 }, (at) =>
      live(at, { powerWallW: 700 }, at127),
    );
    history.rename(at127.id, ID);
    await record(history, clock, { from: START + 3 * HOUR, to: START + 6 * HOUR, stepMs: 30_000 }, (at) =>
      live(at, { powerWallW: 800 }),
    );
    await record(history, clock, { from: START + 6 * HOUR, to: START + 7 * HOUR, stepMs: 30_000 }, (at) =>
      live(at, { powerWallW: 900 }, at127),
    );
    const ask = { fromMs: START, toMs: START + 7 * HOUR, points: ["powerWallW"], resolution: "1h" as const };
    const known = await history.query({ ...ask, minerId: ID });
    expect(known.points["powerWallW"]?.avg).toEqual([700, 700, 700, 800, 800, 800, null]);
    const next = await history.query({ ...ask, minerId: at127.id });
    expect(next.points["powerWallW"]?.avg.filter((value) => value !== null)).toEqual([900]);
  });

  it("tells standby, offline and unknown apart", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock);
    await record(history, clock, { from: START, to: START + 3 * HOUR, stepMs: 30_000 }, (at) => {
      if (at < START + HOUR) return live(at, { powerWallW: 20, hashrateThs: 0 }, standby(at));
      if (at < START + 2 * HOUR) return live(START + HOUR - 30_000, {}, away(at));
      return live(at, { hashrateThs: 37 });
    });
    const ask = { minerId: ID, fromMs: START, toMs: START + 3 * HOUR, points: ["hashrateThs", "powerWallW"] };
    const result = await history.query({ ...ask, resolution: "1h" });
    expect(result.states).toEqual(["standby", "offline", "hashing"]);
    expect(result.points["hashrateThs"]?.avg).toEqual([0, null, 37]);
    expect(result.points["powerWallW"]?.avg).toEqual([20, null, null]);
  });

  it("keeps totals of all miners", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock);
    for (let at = START; at < START + HOUR; at += 10_000) {
      clock.time = at;
      for (const [id, powerWallW] of [
        ["a", 800],
        ["b", 400],
      ] as const) {
        if (id === "a" || at < START + HOUR / 2)
          history.record(live(at, { powerWallW }, { id, pollIntervalMs: 10_000 }));
      }
      await history.flush();
    }
    const ask = {
      minerId: "fleet",
      fromMs: START,
      toMs: START + HOUR,
      points: ["powerWallW", "minersOnline"],
    };
    const result = await history.query({ ...ask, resolution: "1m" });
    expect(result.points["powerWallW"]?.avg[10]).toBe(1200);
    expect(result.points["powerWallW"]?.avg[50]).toBe(800);
    expect(result.points["minersOnline"]?.avg[50]).toBe(1);
    history.forget("b");
    clock.time += 10_000;
    await history.flush();
    const now = { ...ask, fromMs: clock.time, toMs: clock.time + 1, points: ["minersTotal"] };
    expect((await history.query({ ...now, resolution: "raw" })).points["minersTotal"]?.avg).toEqual([1]);
  });

  it("gathers rows where there are too many, and keeps the extremes", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock);
    await record(history, clock, { from: START, to: START + 3 * HOUR, stepMs: 5000 }, (at) =>
      live(at, { powerWallW: at === START + HOUR ? 3000 : 800 }, { pollIntervalMs: 5000 }),
    );
    const ask = { minerId: ID, fromMs: START, toMs: START + 3 * HOUR, points: ["powerWallW"] };
    const auto = await history.query({ ...ask, resolution: "auto", maxPoints: 100 });
    expect(auto.times.length).toBeLessThanOrEqual(100);
    expect(auto.parts[0]).toMatchObject({ resolution: "1m", stepMs: 120_000 });
    expect(Math.max(...(auto.points["powerWallW"]?.max.map(Number) ?? []))).toBe(3000);
    const near = await history.query({ ...ask, toMs: START + HOUR, resolution: "auto", maxPoints: 100 });
    expect(near.parts[0]).toMatchObject({ resolution: "1m", stepMs: 60_000 });
    const minute = { ...ask, toMs: START + 10 * 60_000, resolution: "auto" as const };
    expect((await history.query({ ...minute, maxPoints: 60 })).parts[0]?.stepMs).toBe(10_000);
    expect((await history.query(minute)).parts[0]?.stepMs).toBeNull();
  });

  it("stays within its budget, the oldest of the finest going first", async () => {
    const clock = new MovedClock(START);
    const { history } = opened(temporaryFolder(), clock, { budgetBytes: 90_000 });
    await record(history, clock, { from: START, to: START + 40 * HOUR, stepMs: 10_000 }, (at) =>
      live(
        at,
        { powerWallW: 800 + Math.round(Math.sin(at) * 50), hashrateThs: 37 + Math.cos(at) },
        { pollIntervalMs: 10_000 },
      ),
    );
    for (let round = 0; round < 5; round++) {
      clock.time += 61_000;
      await history.flush();
    }
    const kept = await history.kept();
    expect(kept.totalBytes).toBeLessThanOrEqual(90_000);
    const [raw, , hours] = kept.resolutions;
    expect(raw?.oldest).toBeGreaterThan(START);
    expect(hours?.oldest).toBe(START);
  });
});

const standby = (at: number) => {
  const base = live(at, { powerWallW: 20, hashrateThs: 0 });
  return base.snapshot === undefined ? {} : { snapshot: { ...base.snapshot, state: "standby" as const } };
};

const away = (at: number) => ({
  presence: "offline" as const,
  polledAt: at,
  error: { code: "timeout", message: "no answer" },
});
