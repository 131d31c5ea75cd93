import type { Pool } from "@hearthash/client";
import type { CommandResource } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { Timeline } from "./live-miner.js";

const minutes = (count: number) => count * 60_000;

describe("offline", () => {
  it("is told once after its duration, and back once", () => {
    const line = new Timeline("offline", { durationMs: minutes(3) });
    expect(line.looks(5, { presence: "online" })).toBe("");
    expect(line.looks(10, { presence: "offline" })).toBe("on");
    expect(line.looks(10, { presence: "online" })).toBe("off");
  });

  it("says nothing of a miner that nobody has asked yet", () => {
    expect(new Timeline("offline").looks(10, { presence: "new" })).toBe("");
  });
});

describe("hashrate-low", () => {
  const rule = { threshold: 80, durationMs: minutes(15) };
  const at = (hashrate5mThs: number, workMode = "heating") => ({ points: { hashrate5mThs, workMode } });

  it("learns what is normal, then tells a drop and the recovery once each", () => {
    const line = new Timeline("hashrate-low", rule);
    expect(line.looks(90, at(37))).toBe("");
    expect(line.looks(60, at(28))).toBe("on");
    expect(line.looks(30, at(30.5))).toBe("");
    expect(line.looks(30, at(36))).toBe("off");
    expect(line.transitions[0]?.data).toMatchObject({ valueThs: 28, threshold: 80 });
    expect(line.transitions[0]?.data["normalThs"]).toBeCloseTo(37, 1);
  });

  it("does not take the drop for the new normal", () => {
    const line = new Timeline("hashrate-low", rule);
    line.looks(90, at(37));
    expect(line.looks(3000, at(25))).toBe("on");
  });

  it("knows a normal for each mode", () => {
    const line = new Timeline("hashrate-low", rule);
    line.looks(90, at(37));
    expect(line.looks(120, at(20, "night"))).toBe("");
    expect(line.looks(30, at(14, "night"))).toBe("on");
  });

  it("says nothing of a miner in standby, starting or away", () => {
    const line = new Timeline("hashrate-low", rule);
    line.looks(90, at(37));
    for (const state of ["standby", "starting"] as const) {
      expect(line.looks(60, { state, points: { hashrate5mThs: 0 } })).toBe("");
    }
    expect(line.looks(60, { presence: "offline", points: { hashrate5mThs: 0 } })).toBe("");
  });

  it("counts a fault as not hashing", () => {
    const line = new Timeline("hashrate-low", rule);
    expect(line.looks(20, { state: "fault" })).toBe("on");
  });
});

describe("no-shares", () => {
  const rule = { durationMs: minutes(20) };

  it("is told when no share came for long enough, and over with the next one", () => {
    const line = new Timeline("no-shares", rule);
    for (let count = 1; count < 30; count += 1)
      expect(line.look(1, { points: { acceptedShares: count } })).toBe("");
    expect(line.looks(19, { points: { acceptedShares: 29 } })).toBe("");
    expect(line.looks(19, { points: { acceptedShares: 29 } })).toBe("on");
    expect(line.look(1, { points: { acceptedShares: 30 } })).toBe("off");
  });

  it("takes a count that began anew for work, and standby for none owed", () => {
    const line = new Timeline("no-shares", rule);
    line.looks(15, { points: { acceptedShares: 500 } });
    expect(line.look(1, { points: { acceptedShares: 3 } })).toBe("");
    expect(line.looks(60, { state: "standby", points: { acceptedShares: 3 } })).toBe("");
    expect(line.looks(19, { points: { acceptedShares: 3 } })).toBe("");
  });
});

describe("temperatures", () => {
  it("tell with a band of three degrees", () => {
    const line = new Timeline("chip-hot", { threshold: 100, durationMs: minutes(1) });
    const at = (tempChipMaxC: number) => ({ points: { tempChipMaxC } });
    expect(line.looks(5, at(99))).toBe("");
    expect(line.looks(5, at(100))).toBe("on");
    expect(line.looks(30, at(98))).toBe("");
    expect(line.looks(3, at(96))).toBe("off");
  });

  it("see the hottest board", () => {
    const line = new Timeline("board-hot", { threshold: 85 });
    const boards = [
      { index: 0, tempC: 60, chips: [] },
      { index: 1, tempC: 90, chips: [] },
    ];
    expect(line.look(1, { boards })).toBe("on");
    expect(line.transitions[0]?.data).toEqual({ value: 90, threshold: 85 });
  });

  it("are quiet without a sensor or a threshold", () => {
    expect(new Timeline("chip-hot", { threshold: 100 }).looks(9, {})).toBe("");
    expect(new Timeline("chip-hot").looks(9, { points: { tempChipMaxC: 300 } })).toBe("");
  });
});

describe("fan-stopped", () => {
  it("names the fan that stands, and wants none in standby", () => {
    const line = new Timeline("fan-stopped", { durationMs: minutes(1) });
    expect(line.looks(5, { state: "standby", points: { fanRpm: [0, 0] } })).toBe("");
    expect(line.looks(5, { points: { fanRpm: [1200, 0] } })).toBe("on");
    expect(line.transitions[0]?.data["stopped"]).toEqual([2]);
    expect(line.looks(5, { points: { fanRpm: [1200, 1200] } })).toBe("off");
  });
});

describe("reject-rate", () => {
  it("looks at the latest shares, not at all of them", () => {
    const line = new Timeline("reject-rate", { threshold: 5 });
    let accepted = 1_000_000;
    let rejected = 0;
    const go = (count: number, bad: number) => {
      const told: string[] = [];
      for (let minute = 0; minute < count; minute += 1) {
        accepted += 10 - bad;
        rejected += bad;
        told.push(line.look(1, { points: { acceptedShares: accepted, rejectedShares: rejected } }));
      }
      return told.join("");
    };
    expect(go(60, 0)).toBe("");
    expect(go(40, 2)).toBe("on");
    expect(go(40, 0)).toBe("off");
  });
});

describe("hardware-errors", () => {
  it("tells above the threshold", () => {
    const line = new Timeline("hardware-errors", { threshold: 5, durationMs: minutes(10) });
    expect(line.looks(20, { points: { hardwareErrorPercent: 6 } })).toBe("on");
    expect(line.looks(20, { points: { hardwareErrorPercent: 4.5 } })).toBe("");
    expect(line.looks(20, { points: { hardwareErrorPercent: 1 } })).toBe("off");
  });
});

describe("pool-dead", () => {
  const pool = (id: number, status: string, active = false): Pool => ({
    ...{ id, status, active, url: `stratum+tcp://user:secret@p${id}.example:3333`, worker: "w" },
    ...{ priority: id, accepted: 1, rejected: 0, stale: 0, lastShareAt: undefined, difficulty: undefined },
    ...{ rejectedPercent: undefined, bestShare: undefined, quota: undefined, stratumUrl: undefined },
  });

  it("names the dead ones and the one in use, without what stands in the address", () => {
    const line = new Timeline("pool-dead", { durationMs: minutes(5) });
    const pools = [pool(0, "Dead"), pool(1, "Alive", true), pool(2, "Disabled")];
    expect(line.looks(10, {}, { pools })).toBe("on");
    const dead = [{ id: 0, url: "stratum+tcp://p0.example:3333" }];
    expect(line.transitions[0]?.data).toEqual({ dead, active: 1, allDead: false });
    expect(line.looks(3, {})).toBe("");
    expect(line.looks(3, {}, { pools: [pool(0, "Alive", true), pool(1, "Alive")] })).toBe("off");
  });

  it("says nothing in standby", () => {
    const line = new Timeline("pool-dead");
    expect(line.looks(10, { state: "standby" }, { pools: [pool(0, "Dead")] })).toBe("");
  });
});

describe("restarted", () => {
  it("is told unless it was ordered", () => {
    const line = new Timeline("restarted");
    expect(line.look(1, {}, { hasRestarted: true })).toBe("once");
    const commands = () => [command(line.now, { kind: "reboot" })];
    expect(line.look(1, {}, { hasRestarted: true, commands })).toBe("");
    expect(
      line.look(
        30,
        {},
        { hasRestarted: true, commands: () => [command(line.now - minutes(30), { kind: "reboot" })] },
      ),
    ).toBe("once");
  });
});

describe("mode-changed", () => {
  const in_ = (workMode: string, workLevel = 0) => ({ points: { workMode, workLevel } });

  it("is told when nobody here did it, after two looks", () => {
    const line = new Timeline("mode-changed");
    line.looks(5, in_("heating"));
    expect(line.look(1, in_("night"))).toBe("");
    expect(line.looks(5, in_("night"))).toBe("once");
    expect(line.transitions[0]?.data["changed"]).toEqual(["mode"]);
  });

  it("is not told of an odd reply, nor of what a command did", () => {
    const line = new Timeline("mode-changed");
    line.looks(5, in_("heating"));
    expect(line.look(1, in_("night")) + line.looks(5, in_("heating"))).toBe("");
    const commands = () => [command(line.now, { kind: "setWorkMode", mode: "night" })];
    expect(line.looks(5, in_("night"), { commands })).toBe("");
  });

  it("is told when it is another mode than the one ordered", () => {
    const line = new Timeline("mode-changed");
    line.looks(5, in_("heating"));
    const commands = () => [command(line.now, { kind: "setWorkMode", mode: "night" })];
    expect(line.looks(5, in_("mining"), { commands })).toBe("once");
  });

  it("takes a refused command for no explanation", () => {
    const line = new Timeline("mode-changed");
    line.looks(5, in_("heating"));
    const commands = () => [{ ...command(line.now, { kind: "standby" }), status: "refused" as const }];
    expect(line.looks(5, { ...in_("heating"), state: "standby" }, { commands })).toBe("once");
  });

  it("knows that a heater idles by itself when the room is warm", () => {
    const line = new Timeline("mode-changed");
    const points = { workMode: "heating", workLevel: 0, tempLimitC: 24, tempInletC: 24 };
    line.looks(5, { points });
    expect(line.looks(5, { points, state: "standby" })).toBe("");
  });
});

describe("records", () => {
  it("celebrate a better share than ever, also behind a restart of the miner", () => {
    const line = new Timeline("best-share", { threshold: 1e9 });
    const at = (bestShare: number) => ({ points: { bestShare } });
    expect(line.look(1, at(5e9))).toBe("");
    expect(line.look(1, at(1e6))).toBe("");
    expect(line.look(1, at(4e9))).toBe("");
    expect(line.look(1, at(6e9))).toBe("once");
    expect(line.looks(5, at(6e9))).toBe("");
  });

  it("celebrate a block once", () => {
    const line = new Timeline("block-found");
    const at = (foundBlocks: number) => ({ points: { foundBlocks } });
    expect(line.look(1, at(0))).toBe("");
    expect(line.look(1, at(1)) + line.looks(5, at(1))).toBe("once");
    expect(line.look(1, at(0))).toBe("");
    expect(line.look(1, at(1))).toBe("once");
  });
});

describe("a rule that is switched off", () => {
  it("ends what it began, without a second end", () => {
    const line = new Timeline("offline");
    expect(line.look(1, { presence: "offline" })).toBe("on");
    expect(line.look(1, { presence: "offline" }, {}, { enabled: false })).toBe("off");
    expect(line.look(1, { presence: "offline" }, {}, { enabled: false })).toBe("");
  });
});

function command(at: number, intent: CommandResource["intent"]): CommandResource {
  const actor = { kind: "session", id: "s1", name: "owner" } as const;
  return {
    ...{ id: "c1", minerId: "m1", intent, status: "confirmed", dryRun: false, actor, origin: "rest" },
    ...{ reason: null, code: null, message: null, needsReboot: false, plan: null },
    ...{ createdAt: at, startedAt: at, finishedAt: at },
  };
}
