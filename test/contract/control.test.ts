import {
  type ControlOutcome,
  type HearthashError,
  type Intent,
  type Miner,
  models,
  openMiner,
} from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { type ModelName, type SimulatedMiner, type Simulator, startSimulator } from "@hearthash/simulator";
import { afterEach, describe, expect, it } from "vitest";

let simulator: Simulator | undefined;
afterEach(async () => {
  await simulator?.stop();
  simulator = undefined;
});

interface Pair {
  readonly miner: Miner;
  readonly device: SimulatedMiner;
}

/** A simulated miner twenty times as fast as a real one, and the client on it. */
async function pair(model: ModelName, over: object = {}): Promise<Pair> {
  simulator = await startSimulator({ miners: [{ model, port: 0, ...over }], timeScale: 20 });
  const [device] = simulator.miners;
  if (device === undefined) throw new Error("no miner was started");
  return {
    device,
    miner: openMiner(`${device.host}:${device.port}`, { transport: nodeTransport(), replyTimeoutMs: 2000 }),
  };
}

async function failure(promise: Promise<unknown>): Promise<HearthashError> {
  try {
    await promise;
  } catch (error) {
    return error as HearthashError;
  }
  throw new Error("it did not fail");
}

/** The requests that change something, as the device got them. */
function writes(device: SimulatedMiner): readonly string[] {
  return device.requests
    .map(({ request }) => request)
    .filter(
      (text) => !/"command":"(version|check|summary|estats|stats|litestats|pools)[+"]|0,help/.test(text),
    );
}

const confirmed: ControlOutcome["status"] = "confirmed";

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

const POOLS = [
  { url: "stratum+tcp://a.example.com:3333", worker: "a.w" },
  { url: "stratum+tcp://b.example.com:3333", worker: "b.w" },
  { url: "stratum+tcp://c.example.com:3333", worker: "c.w" },
];

describe("confirmed", () => {
  it.each(cases)("%s %j", async (model, intent, request) => {
    const { miner, device } = await pair(model, {
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
      const { miner, device } = await pair(model);
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
    const { miner } = await pair(model);
    expect(await miner.control.apply({ kind: "reboot" })).toMatchObject({ status: confirmed });
  });

  it("adds no pool whose worker holds a comma, although upstream firmware could take it escaped", async () => {
    const { miner, device } = await pair("nano3");
    const intent = { kind: "addPool", url: "stratum+tcp://a.example.com:3333", worker: "a,b" } as const;
    expect(await failure(miner.control.apply(intent))).toMatchObject({ code: "argument-invalid" });
    expect(writes(device)).toEqual([]);
  });

  it("removes the pool it added", async () => {
    const { miner } = await pair("cgminer", { pools: POOLS });
    const named = models.find((model) => model.id === "a-series");
    if (named === undefined) throw new Error("no such model");
    const owned = openMiner(miner.endpoint, { transport: nodeTransport(), model: named });
    expect(await owned.control.apply({ kind: "removePool", pool: 2 })).toMatchObject({ status: confirmed });
    expect(await owned.pools()).toHaveLength(2);
  });
});

describe("setpool", () => {
  const intent = {
    kind: "setPool",
    slot: 1,
    url: "stratum+tcp://new.example.com:4444",
    worker: "new.worker",
    password: "pool-secret",
  } as const;

  it.each([
    ["mini3", "admin"],
    ["nano3s", "admin"],
    ["nano3", "root"],
    ["a1246", "root"],
  ] as const)(
    "%s stores it, says that a reboot is needed, and keeps the password to itself",
    async (model, webPassword) => {
      const { miner, device } = await pair(model, { pools: POOLS });
      const outcome = await miner.control.apply({ ...intent, webPassword });
      expect(outcome).toMatchObject({ status: "unconfirmed", needsReboot: true });
      expect(outcome.reason).toContain("works after the next restart");
      expect(JSON.stringify(outcome)).not.toContain("pool-secret");
      expect(device.state.storedPools).toContainEqual(
        expect.objectContaining({ url: intent.url, worker: intent.worker }),
      );
      expect((await miner.pools()).map((pool) => pool.url)).not.toContain(intent.url);
    },
  );

  it("a wrong web password is the miner's refusal, in its words", async () => {
    const { miner } = await pair("nano3s");
    const error = await failure(miner.control.apply({ ...intent, slot: 0, webPassword: "wrong" }));
    expect(error).toMatchObject({
      code: "command-rejected",
      device: { code: 132, message: "Pool set error: userpass err" },
    });
    expect(JSON.stringify(error)).not.toContain("wrong");
  });

  it("leaves no gap between the slots", async () => {
    const { miner, device } = await pair("nano3s", { pools: POOLS.slice(0, 1) });
    const error = await failure(miner.control.apply({ ...intent, slot: 2, webPassword: "admin" }));
    expect(error).toMatchObject({ code: "command-unsafe" });
    expect(writes(device)).toEqual([]);
  });
});

describe("unconfirmed", () => {
  it("what a miner never shows", async () => {
    const { miner } = await pair("nano3s");
    const outcome = await miner.control.apply({ kind: "setFan", percent: "auto" }, { verifyMs: 0 });
    expect(outcome).toEqual({
      status: "unconfirmed",
      reason: "the miner does not show whether it regulates the fan itself",
      message: "ASC 0 set OK",
    });
    const password = { kind: "setWebPassword", oldPassword: "admin", newPassword: "better" } as const;
    expect(await miner.control.apply(password)).toMatchObject({ status: "unconfirmed" });
    expect(await failure(miner.control.apply(password))).toMatchObject({ code: "command-rejected" });
  });

  it("what it does not show in time", async () => {
    const { miner, device } = await pair("mini3", { pools: POOLS });
    await device.setPoolAlive(1, false);
    const outcome = await miner.control.apply({ kind: "switchPool", pool: 1 }, { verifyMs: 300 });
    expect(outcome.status).toBe("unconfirmed");
    expect(outcome.reason).toMatch(/switch is accepted, but/);
  });

  it("a wake without an answer, until the state shows it", async () => {
    const { miner, device } = await pair("q");
    await miner.control.apply({ kind: "standby" });
    await device.setFault("wake-without-reply");
    expect(await miner.control.apply({ kind: "wake" })).toEqual({ status: confirmed });
    await miner.control.apply({ kind: "standby" });
    const outcome = await miner.control.apply({ kind: "wake" }, { verifyMs: 0 });
    expect(outcome.status).toBe("unconfirmed");
    expect(outcome.reason).toMatch(/^the miner gave no answer, and the miner is still in standby/);
  });

  it("a hang-up behind a change is not tried again", async () => {
    const { miner, device } = await pair("mini3");
    await device.setFault("empty-reply", { only: ["fan-spd"] });
    expect(await miner.control.apply({ kind: "setFan", percent: 40 })).toEqual({ status: confirmed });
    expect(writes(device)).toHaveLength(1);
  });
});

describe("unsupported", () => {
  it.each([
    ["nano3s", { kind: "standby" }, /has no option 'softoff'/],
    ["nano3s", { kind: "setRoomLimit", celsius: 30 }, /has no option 'limittemp'/],
    ["q", { kind: "setTargetTemp", celsius: 70 }, /has no option 'target-temp'/],
    [
      "mini3",
      { kind: "addPool", url: "stratum+tcp://a.example.com:1", worker: "w" },
      /has no command 'addpool'.*use setpool.*slots 0 to 2/,
    ],
    ["nano3s", { kind: "removePool", pool: 1 }, /has no command 'removepool'.*setpool/],
    [
      "q",
      { kind: "addPool", url: "stratum+tcp://a.example.com:1", worker: "w" },
      /its pools are set in its app/,
    ],
    ["mini3", { kind: "setPoolQuota", pool: 0, quota: 1 }, /has no command 'poolquota'/],
  ] as const)("%s %j is never sent", async (model, intent, message) => {
    const { miner, device } = await pair(model);
    const error = await failure(miner.control.apply(intent));
    expect(error.code).toBe("command-unsupported");
    expect(error.message).toMatch(message);
    expect(writes(device)).toEqual([]);
    expect(await miner.control.supports(intent)).toBe(false);
  });

  it("a miner of no known model is read only", async () => {
    const { miner, device } = await pair("cgminer");
    const error = await failure(miner.control.apply({ kind: "switchPool", pool: 0 }));
    expect(error.code).toBe("model-unsupported");
    expect(writes(device)).toEqual([]);
  });

  it("is asked once per firmware", async () => {
    const { miner, device } = await pair("mini3");
    await miner.control.supports({ kind: "setLcd", on: true });
    await miner.control.supports({ kind: "reboot" });
    await miner.control.supports({ kind: "switchPool", pool: 0 });
    await miner.control.supports({ kind: "switchPool", pool: 0 });
    const asked = device.requests.map(({ request }) => request);
    expect(asked.filter((text) => text.includes("0,help"))).toHaveLength(1);
    expect(asked.filter((text) => text.includes("switchpool"))).toHaveLength(1);
  });
});

describe("refused before a byte of it is sent", () => {
  it.each([
    [
      "a worker with a comma",
      { kind: "setPool", slot: 0, url: "stratum+tcp://a.b:1", worker: "a,b", webPassword: "admin" },
      /worker holds a comma at position 2/,
    ],
    [
      "a URL of 10 kB",
      {
        kind: "setPool",
        slot: 0,
        url: `stratum+tcp://${"a".repeat(10_000)}:1`,
        worker: "w",
        webPassword: "admin",
      },
      /10016 characters long; the miner keeps 384/,
    ],
    [
      "a blank in a password",
      {
        kind: "setPool",
        slot: 0,
        url: "stratum+tcp://a.b:1",
        worker: "w",
        password: "a b",
        webPassword: "admin",
      },
      /pool password holds a blank/,
    ],
    [
      "an empty password",
      {
        kind: "setPool",
        slot: 0,
        url: "stratum+tcp://a.b:1",
        worker: "w",
        password: "",
        webPassword: "admin",
      },
      /pool password is empty/,
    ],
    [
      "a worker like an option",
      { kind: "setPool", slot: 0, url: "stratum+tcp://a.b:1", worker: "-w", webPassword: "admin" },
      /begins with a minus/,
    ],
    [
      "a worker beyond ASCII",
      { kind: "setPool", slot: 0, url: "stratum+tcp://a.b:1", worker: "wörker", webPassword: "admin" },
      /beyond plain ASCII/,
    ],
    [
      "a URL without scheme",
      { kind: "setPool", slot: 0, url: "a.b:3333", worker: "w", webPassword: "admin" },
      /must look like stratum\+tcp/,
    ],
    [
      "slot 3",
      { kind: "setPool", slot: 3, url: "stratum+tcp://a.b:1", worker: "w", webPassword: "admin" },
      /whole number from 0 to 2, not 3/,
    ],
    ["pool 9", { kind: "switchPool", pool: 9 }, /there is no pool 9; the miner has 0, 1, 2/],
    ["a pool twice", { kind: "setPoolPriority", pools: [1, 1] }, /named twice/],
    ["mode 7", { kind: "setWorkMode", mode: "7" }, /has no mode "7"; it has low, mid, high/],
    ["level 5", { kind: "setWorkLevel", level: 5 }, /has no level 5/],
    ["fan 14", { kind: "setFan", percent: 14 }, /whole number from 15 to 100, not 14/],
    ["fan 50.5", { kind: "setFan", percent: 50.5 }, /whole number/],
    ["a reboot in 301 s", { kind: "reboot", delayS: 301 }, /0 to 300, not 301/],
    ["a colour of 256", { kind: "setLed", effect: "on", color: [256, 0, 0] }, /0 to 255, not 256/],
  ] as readonly [string, Intent, RegExp][])("%s", async (_name, intent, message) => {
    const { miner, device } = await pair("nano3s", { pools: POOLS });
    const error = await failure(miner.control.apply(intent));
    expect(error.message).toMatch(message);
    expect(["argument-invalid", "command-unsafe"]).toContain(error.code);
    expect(writes(device)).toEqual([]);
  });

  it("disabling the last enabled pool", async () => {
    const { miner } = await pair("nano3s", { pools: POOLS });
    await miner.control.apply({ kind: "disablePool", pool: 1 });
    await miner.control.apply({ kind: "disablePool", pool: 2 });
    const error = await failure(miner.control.apply({ kind: "disablePool", pool: 0 }));
    expect(error.code).toBe("command-unsafe");
    expect(error.message).toContain("pool 0 is the last enabled one");
  });

  it("a change of mode while the miner calibrates", async () => {
    const { miner, device } = await pair("nano3s");
    device.calibrate(3_600_000);
    const error = await failure(miner.control.apply({ kind: "setWorkMode", mode: "low" }));
    expect(error.code).toBe("command-unsafe");
    expect(error.message).toMatch(/calibrating \(\d+ % done\) and refuses/);
    expect(writes(device)).toEqual([]);
  });

  it("anything for another miner than the one that is meant", async () => {
    const { miner, device } = await pair("mini3");
    const { id } = await miner.identify();
    await device.setFault("dna-change");
    const error = await failure(miner.control.apply({ kind: "setFan", percent: 40 }, { expectId: id }));
    expect(error.code).toBe("command-unsafe");
    expect(error.message).toMatch(new RegExp(`is [0-9a-f]{16} now, not ${id}: nothing was sent`));
    expect(writes(device)).toEqual([]);
  });
});

describe("plan", () => {
  it("gives the request and sends nothing", async () => {
    const { miner, device } = await pair("mini3");
    expect(await miner.control.plan({ kind: "setWorkMode", mode: "mining" })).toEqual({
      command: "ascset",
      parameter: "0,workmode,set,1",
    });
    expect(writes(device)).toEqual([]);
  });
});
