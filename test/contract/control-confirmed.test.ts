import { type Intent, models, openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { ModelName } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { controlled, POOLS, writes } from "../support/controlled-miner.js";
import { failure } from "../support/failure.js";

const confirmed = "confirmed";

/** What each model must do, and the exact request it must get. */
const cases: readonly [ModelName, Intent, string][] = [
  ["mini3", { kind: "setWorkMode", mode: "night" }, "ascset 0,workmode,set,2"],
  ["mini3", { kind: "setWorkLevel", level: -1 }, "ascset 0,worklevel,set,-1"],
  ["mini3", { kind: "setFan", percent: 55 }, "ascset 0,fan-spd,55"],
  ["mini3", { kind: "setTargetTemp", celsius: 70 }, "ascset 0,target-temp,70"],
  ["mini3", { kind: "setRoomLimit", celsius: 40 }, "ascset 0,limittemp,40"],
  ["mini3", { kind: "setLcd", on: false }, "ascset 0,lcd,0:0"],
  ["mini3", { kind: "switchPool", pool: 1 }, "switchpool 1"],
  ["mini3", { kind: "disablePool", pool: 1 }, "disablepool 1"],
  ["mini3", { kind: "setPoolPriority", pools: [1, 0] }, "poolpriority 1,0"],
  ["nano3s", { kind: "setWorkMode", mode: "Low" }, "ascset 0,workmode,set,0"],
  ["nano3s", { kind: "setFan", percent: 15 }, "ascset 0,fan-spd,15"],
  ["nano3s", { kind: "setLcd", on: false }, "ascset 0,lcd,0:0"],
  [
    "nano3s",
    { kind: "setLed", effect: "breathe", color: [1, 2, 3], brightness: 40 },
    "ascset 0,ledset,3-40-50-1-2-3",
  ],
  ["nano3s", { kind: "cleanFilter" }, "ascset 0,filter-clean,1"],
  ["nano3s", { kind: "switchPool", pool: 1 }, "switchpool 1"],
  ["q", { kind: "setWorkMode", mode: "super" }, "ascset 0,workmode,set,2"],
  ["q", { kind: "setFan", percent: 80 }, "ascset 0,fan-spd,80"],
  ["nano3", { kind: "setWorkMode", mode: "low" }, "ascset 0,worklevel,set,0"],
  ["nano3", { kind: "setLed", effect: "on" }, "ascset 0,led,1-1"],
  [
    "nano3",
    { kind: "addPool", url: "stratum+tcp://new.example.com:3333", worker: "w" },
    "addpool stratum+tcp://new.example.com:3333,w,x",
  ],
  ["nano3", { kind: "setPoolQuota", pool: 0, quota: 3 }, "poolquota 0,3"],
  ["a1246", { kind: "switchPool", pool: 1 }, "switchpool 1"],
  ["a1246", { kind: "setLed", effect: "on" }, "ascset 0,led,1-1"],
];

describe("confirmed", () => {
  it.each(cases)("%s %j", async (model, intent, request) => {
    const { miner, device } = await controlled(model, {
      pools: intent.kind === "addPool" ? POOLS.slice(0, 2) : POOLS,
    });
    const outcome = await miner.control.apply(intent);
    const [command, parameter] = request.split(" ");
    expect(writes(device)).toEqual([JSON.stringify({ command, parameter })]);
    expect(outcome).toMatchObject({ status: confirmed });
    expect(outcome.reason).toBeUndefined();
  });

  it.each(["mini3", "q", "nano3"] as const)(
    "%s goes to standby and wakes by its own clock",
    async (model) => {
      const { miner, device } = await controlled(model);
      expect(await miner.control.apply({ kind: "standby" })).toMatchObject({ status: confirmed });
      expect((await miner.snapshot()).state).toBe("standby");
      expect((await miner.snapshot()).points.hashrateThs).toBe(0);
      expect(await miner.control.apply({ kind: "wake" })).toMatchObject({ status: confirmed });
      const [off, on] = writes(device).map((text) => Number(/1:(\d+)/.exec(text)?.[1]));
      expect(off).toBeGreaterThan(1_000_000_000);
      expect(on).toBeGreaterThan(off ?? 0);
    },
  );

  it.each(["mini3", "nano3s", "q", "nano3"] as const)("%s restarts", async (model) => {
    const { miner } = await controlled(model);
    expect(await miner.control.apply({ kind: "reboot" })).toMatchObject({ status: confirmed });
  });

  it("adds no pool whose worker holds a comma, although upstream firmware could take it escaped", async () => {
    const { miner, device } = await controlled("nano3");
    const intent = { kind: "addPool", url: "stratum+tcp://a.example.com:3333", worker: "a,b" } as const;
    expect(await failure(miner.control.apply(intent))).toMatchObject({ code: "argument-invalid" });
    expect(writes(device)).toEqual([]);
  });

  it("removes the pool it added", async () => {
    const { miner } = await controlled("cgminer");
    const named = models.find((model) => model.id === "a-series");
    if (named === undefined) throw new Error("no such model");
    const owned = openMiner(miner.endpoint, { transport: nodeTransport(), model: named });
    expect(await owned.control.apply({ kind: "removePool", pool: 2 })).toMatchObject({ status: confirmed });
    expect(await owned.pools()).toHaveLength(2);
  });
});
