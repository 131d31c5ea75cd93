import type { MinerOptions, SimulatedMiner } from "@hearthash/simulator";
import { modelNames } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { POOLS } from "../../support/controlled-miner.js";
import { guarded, kindsOf, stranger } from "./guarded-house.js";

const [A, B, C] = POOLS as [(typeof POOLS)[0], (typeof POOLS)[0], (typeof POOLS)[0]];
const THIEF = { url: "stratum+tcp://thief.example.com:3333", worker: "thief.1" };

interface Strike {
  readonly kinds: readonly string[];
  readonly strike: (device: SimulatedMiner) => Promise<unknown> | unknown;
  /** What takes it back. */
  readonly undo: (device: SimulatedMiner) => Promise<unknown> | unknown;
  readonly except?: readonly MinerOptions["model"][];
}

const back = (device: SimulatedMiner) => device.replacePools(POOLS);
const strikes: Readonly<Record<string, Strike>> = {
  added: { kinds: ["added"], strike: (device) => device.replacePools([A, B, C, THIEF]), undo: back },
  removed: { kinds: ["removed"], strike: (device) => device.replacePools([A, B]), undo: back },
  changed: { kinds: ["changed"], strike: (device) => device.replacePools([A, THIEF, C]), undo: back },
  worker: {
    kinds: ["worker"],
    strike: (device) => device.replacePools([A, { ...B, worker: "thief.1" }, C]),
    undo: back,
  },
  hijack: {
    kinds: ["changed", "removed", "removed"],
    strike: (device) => device.setFault("pool-hijack"),
    undo: (device) => device.clearFault("pool-hijack"),
  },
  switched: {
    kinds: ["switched"],
    strike: (device) => stranger(device, "switchpool", "2"),
    undo: (device) => stranger(device, "poolpriority", "0,1,2"),
  },
  reordered: {
    kinds: ["reordered"],
    strike: (device) => stranger(device, "poolpriority", "0,2,1"),
    undo: (device) => stranger(device, "poolpriority", "0,1,2"),
  },
  disabled: {
    kinds: ["disabled"],
    strike: (device) => stranger(device, "disablepool", "1"),
    undo: (device) => stranger(device, "enablepool", "1"),
  },
};

describe.each(modelNames)("%s", (model) => {
  it.each(Object.entries(strikes))(
    "%s: seen in the next poll, told once, over when it is undone",
    async (_name, one) => {
      const { poll, device, alerted, alertCount, guard, id } = await guarded(model);
      expect(guard.get(id)).toMatchObject({ badge: "ok", state: "right", restore: "off" });
      await one.strike(device);
      const drifted = await poll();
      expect(kindsOf(drifted)).toEqual(one.kinds);
      expect(drifted).toMatchObject({ badge: "drifted", state: "drifted" });
      expect(drifted.drift?.lastRightAt).toBeLessThanOrEqual(drifted.drift?.since ?? 0);
      expect(alerted()).toEqual(["pool-drift"]);
      await poll();
      expect(alertCount()).toBe(1);
      await one.undo(device);
      expect(await poll()).toMatchObject({ badge: "ok", drift: null });
      expect(alerted()).toEqual([]);
    },
  );

  it("its own failover from a dead pool is none", async () => {
    const { pollUntil, poll, device, alertCount } = await guarded(model);
    device.setPoolAlive(0, false);
    await pollUntil(() => device.state.pools[1]?.active === true, "the failover");
    expect(await poll()).toMatchObject({ badge: "ok", state: "right", drift: null });
    device.setPoolAlive(0, true);
    await pollUntil(() => device.state.pools[0]?.active === true, "the way back");
    expect((await poll()).drift).toBeNull();
    expect(alertCount()).toBe(0);
  });

  it("a live connection to another host is a warning of its own, until it is accepted", async () => {
    const { poll, device, alerted, guard, id } = await guarded(model);
    device.pinPool(0, { stratumUrl: "elsewhere.example.net" });
    expect(await poll()).toMatchObject({
      badge: "drifted",
      drift: null,
      redirect: { host: "elsewhere.example.net" },
    });
    expect(alerted()).toEqual(["pool-redirect"]);
    await guard.accept(id, undefined, { kind: "session", id: "s", name: "owner" });
    expect(await poll()).toMatchObject({ badge: "ok", redirect: null });
    expect(alerted()).toEqual([]);
    device.pinPool(0, { stratumUrl: "third.example.net" });
    expect((await poll()).redirect).toMatchObject({ host: "third.example.net" });
  });
});
