import type { Intent } from "@hearthash/client";
import { describe, expect, it } from "vitest";
import { controlled, writes } from "../support/controlled-miner.js";
import { failure } from "../support/failure.js";

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
    const { miner, device } = await controlled(model);
    const error = await failure(miner.control.apply(intent));
    expect(error.code).toBe("command-unsupported");
    expect(error.message).toMatch(message);
    expect(writes(device)).toEqual([]);
    expect(await miner.control.supports(intent)).toBe(false);
  });

  it("a miner of no known model is read only", async () => {
    const { miner, device } = await controlled("cgminer");
    const error = await failure(miner.control.apply({ kind: "switchPool", pool: 0 }));
    expect(error.code).toBe("model-unsupported");
    expect(writes(device)).toEqual([]);
  });

  it("is asked once per firmware", async () => {
    const { miner, device } = await controlled("mini3");
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
    ["mode 7", { kind: "setWorkMode", mode: "7" }, /no miner has a mode "7"; there are heating, mining/],
    ["level 5", { kind: "setWorkLevel", level: 5 }, /has no level 5/],
    ["fan 14", { kind: "setFan", percent: 14 }, /whole number from 15 to 100, not 14/],
    ["fan 50.5", { kind: "setFan", percent: 50.5 }, /whole number/],
    ["a reboot in 301 s", { kind: "reboot", delayS: 301 }, /0 to 300, not 301/],
    ["a colour of 256", { kind: "setLed", effect: "on", color: [256, 0, 0] }, /0 to 255, not 256/],
  ] as readonly [string, Intent, RegExp][])("%s", async (_name, intent, message) => {
    const { miner, device } = await controlled("nano3s");
    const error = await failure(miner.control.apply(intent));
    expect(error.message).toMatch(message);
    expect(["argument-invalid", "command-unsafe"]).toContain(error.code);
    expect(writes(device)).toEqual([]);
  });

  it.each([
    ["a worker with a comma", { kind: "addPool", url: "stratum+tcp://a.b:1", worker: "a,b" }],
    ["a URL of 10 kB", { kind: "addPool", url: `stratum+tcp://${"a".repeat(10_000)}:1`, worker: "w" }],
    ["a blank in a password", { kind: "addPool", url: "stratum+tcp://a.b:1", worker: "w", password: "a b" }],
    ["pool 100", { kind: "switchPool", pool: 100 }],
    ["half a pool", { kind: "enablePool", pool: 0.5 }],
    ["mode 7", { kind: "setWorkMode", mode: "7" }],
    ["fan 101", { kind: "setFan", percent: 101 }],
    ["a reboot in -1 s", { kind: "reboot", delayS: -1 }],
  ] as readonly [string, Intent][])("%s does not even make a connection", async (_name, intent) => {
    const { miner, device } = await controlled("nano3");
    expect((await failure(miner.control.apply(intent))).code).toBe("argument-invalid");
    expect((await failure(miner.control.plan(intent))).code).toBe("argument-invalid");
    expect(device.requests).toEqual([]);
  });

  it("a mode of another model", async () => {
    const { miner, device } = await controlled("nano3s");
    const error = await failure(miner.control.apply({ kind: "setWorkMode", mode: "heating" }));
    expect(error.message).toMatch(/Avalon Nano 3S has no mode "heating"; it has low, mid, high/);
    expect(writes(device)).toEqual([]);
  });

  it("disabling the last enabled pool", async () => {
    const { miner } = await controlled("nano3s");
    await miner.control.apply({ kind: "disablePool", pool: 1 });
    await miner.control.apply({ kind: "disablePool", pool: 2 });
    const error = await failure(miner.control.apply({ kind: "disablePool", pool: 0 }));
    expect(error.code).toBe("command-unsafe");
    expect(error.message).toContain("pool 0 is the last enabled one");
  });

  it("a change of mode while the miner calibrates", async () => {
    const { miner, device } = await controlled("nano3s");
    device.calibrate(3_600_000);
    const error = await failure(miner.control.apply({ kind: "setWorkMode", mode: "low" }));
    expect(error.code).toBe("command-unsafe");
    expect(error.message).toMatch(/calibrating \(\d+ % done\) and refuses/);
    expect(writes(device)).toEqual([]);
  });

  it("anything for another miner than the one that is meant", async () => {
    const { miner, device } = await controlled("mini3");
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
    const { miner, device } = await controlled("mini3");
    expect(await miner.control.plan({ kind: "setWorkMode", mode: "mining" })).toEqual({
      command: "ascset",
      parameter: "0,workmode,set,1",
    });
    expect(writes(device)).toEqual([]);
  });
});
