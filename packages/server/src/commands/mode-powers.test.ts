import type { KnownPoints, MinerSnapshot } from "@hearthash/client";
import { describe, expect, it } from "vitest";
import { testStore } from "../../../../test/support/test-store.js";
import { EventFlow } from "../events/index.js";
import { ModePowers } from "./mode-powers.js";

const ECO = { mode: "eco", level: 0 };
const MINUTE_MS = 60_000;

function snapshot(points: KnownPoints, at = 0, state: MinerSnapshot["state"] = "hashing"): MinerSnapshot {
  const identity = { id: "a", model: "q", confidence: "exact" } as const;
  const endpoint = { host: "127.0.0.1", port: 4028 };
  return { at, state, points, identity, endpoint, sources: {}, boards: [], fans: [], issues: [], raw: {} };
}

const eco = (powerWallW: number) => ({ workMode: "eco", workLevel: 0, powerLimitW: 800, powerWallW });

describe("ModePowers", () => {
  it("knows nothing that a miner has not shown", () => {
    const powers = new ModePowers(testStore());
    powers.learn("a", snapshot({ workMode: "eco", powerWallW: 800 }));
    powers.learn("a", snapshot({ powerLimitW: 800 }));
    expect(powers.most("a", ECO)).toBeUndefined();
  });

  it("takes the firmware's limit with what the power supply loses", () => {
    const powers = new ModePowers(testStore());
    powers.learn("a", snapshot(eco(10)));
    expect([powers.most("a", ECO), powers.most("a", { mode: "eco", level: undefined })]).toEqual([920, 920]);
    expect([powers.most("a", { mode: "super", level: 0 }), powers.most("b", ECO)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("takes more than the limit where it is measured, once the mode has settled", () => {
    const powers = new ModePowers(testStore());
    powers.learn("a", snapshot({ ...eco(0), workMode: "super", powerLimitW: 1600 }));
    powers.learn("a", snapshot(eco(1600), MINUTE_MS));
    powers.learn("a", snapshot(eco(1500), 5 * MINUTE_MS));
    expect(powers.most("a", ECO)).toBe(920);
    powers.learn("a", snapshot(eco(950), 12 * MINUTE_MS));
    powers.learn("a", snapshot(eco(850), 13 * MINUTE_MS));
    expect(powers.most("a", ECO)).toBe(950);
  });

  it("forgets a miner that is removed, and nothing else", () => {
    const store = testStore();
    const events = new EventFlow(() => undefined);
    const powers = new ModePowers(store);
    const unfollow = powers.follow(events);
    for (const id of ["a", "b"]) powers.learn(id, snapshot(eco(10)));
    events.emit("miner.removed", { id: "a" });
    unfollow();
    events.emit("miner.removed", { id: "b" });
    const reopened = new ModePowers(store);
    expect([reopened.most("a", ECO), reopened.most("b", ECO)]).toEqual([undefined, 920]);
  });
});
