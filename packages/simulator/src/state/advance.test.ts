import { describe, expect, it } from "vitest";
import { modelNames } from "../models/index.js";
import { advance } from "./advance.js";
import { createMachine } from "./create-machine.js";
import { schedule } from "./events.js";
import { measure } from "./measure.js";
import { poolCounters, totals } from "./pool-counters.js";

const startMs = Date.UTC(2026, 10, 22);

describe("a machine's state", () => {
  it("does not depend on how often it is asked", () => {
    const once = createMachine({ model: "mini3", uptimeS: 0 }, 3, startMs);
    const often = createMachine({ model: "mini3", uptimeS: 0 }, 3, startMs);
    for (const machine of [once, often]) {
      schedule(machine, "standby", startMs + 400_000);
      schedule(machine, "wake", startMs + 500_000);
    }
    for (let second = 1; second <= 900; second += 1) advance(often, startMs + second * 1000);
    advance(once, startMs + 900_000);
    const [a, b] = [measure(once), measure(often)];
    for (const key of ["hashrateGhs", "totalMh", "wallPowerW", "average15mMhs", "outletC"] as const) {
      expect([key, Math.round(b[key])]).toEqual([key, Math.round(a[key])]);
    }
    expect(totals(often).accepted).toBe(totals(once).accepted);
    expect(totals(once).accepted).toBeGreaterThan(50);
  });

  it("repeats itself for the same seed, and differs for another", () => {
    const at = (seed: number) => {
      const machine = createMachine({ model: "q" }, seed, startMs);
      advance(machine, startMs);
      return measure(machine);
    };
    expect(at(1)).toEqual(at(1));
    expect(at(2).hashrateGhs).not.toBe(at(1).hashrateGhs);
  });

  it("moves smoothly from power-on to work, in every model", () => {
    for (const model of modelNames) {
      const machine = createMachine({ model, uptimeS: 0, ambientC: 20 }, 9, startMs);
      let before = measure(machine);
      for (let second = 1; second <= 600; second += 1) {
        advance(machine, startMs + second * 1000);
        const after = measure(machine);
        const nominal = after.theoreticalGhs;
        expect(Math.abs(after.hashrateGhs - before.hashrateGhs) / nominal).toBeLessThan(0.06);
        expect(Math.abs(after.chipAverageC - before.chipAverageC)).toBeLessThanOrEqual(2);
        expect(after.totalMh).toBeGreaterThanOrEqual(before.totalMh);
        before = after;
      }
      expect(machine.phase).toBe("work");
      expect(before.hashrateGhs / before.theoreticalGhs).toBeGreaterThan(0.94);
      expect(Math.abs(before.chipAverageC - before.targetC)).toBeLessThan(3);
    }
  });

  it("counts shares, refusals and a best share that only grow", () => {
    const machine = createMachine({ model: "nano3s", uptimeS: 0 }, 4, startMs);
    let best = 0;
    for (let hour = 1; hour <= 48; hour += 1) {
      advance(machine, startMs + hour * 3_600_000);
      const { bestShare } = poolCounters(machine, 0);
      expect(bestShare).toBeGreaterThanOrEqual(best);
      best = bestShare;
    }
    const counters = poolCounters(machine, 0);
    expect(counters.accepted).toBeGreaterThan(20_000);
    expect(counters.rejected).toBeGreaterThan(40);
    expect(counters.lastShareS).toBeGreaterThan(machine.atMs / 1000 - 60);
    expect(best).toBeGreaterThan(counters.workDifficulty * 10_000);
  });

  it("keeps the same share of dead time as its phases say", () => {
    const machine = createMachine({ model: "nano3s", uptimeS: 0, boot: { initMs: 45_000 } }, 5, startMs);
    advance(machine, startMs + 44_999);
    expect([machine.phase, measure(machine).totalMh]).toEqual(["init", 0]);
    advance(machine, startMs + 45_001);
    expect(machine.phase).toBe("work");
  });
});
