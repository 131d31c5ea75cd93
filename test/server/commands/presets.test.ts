import { presetOutcomeSchema, presetSchema } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { commanded, commandedOne, told } from "../support/commanded-miner.js";
import { commandParts, OWNER } from "../support/server-parts.js";

const ONE = { url: "stratum+tcp://one.example.com:3333", worker: "me.one", password: "pw-one" };
const TWO = { url: "stratum+tls://two.example.com:443", worker: "me.two" };

describe("presets", () => {
  it("are kept under a name, without showing passwords, and written down", () => {
    const { presets, journal, store } = commandParts();
    const preset = presets.create({ name: "solo", pools: [ONE, TWO] }, OWNER);
    expect(presetSchema.parse(preset)).toEqual(preset);
    expect(preset.pools.map(({ hasPassword }) => hasPassword)).toEqual([true, false]);
    expect(presets.list()).toEqual([preset]);
    expect(presets.need(preset.id)).toEqual(preset);
    expect(() => presets.create({ name: "solo", pools: [TWO] }, OWNER)).toThrowError(
      expect.objectContaining({ code: "conflict" }),
    );
    presets.remove(preset.id, OWNER);
    expect(() => presets.need(preset.id)).toThrowError(expect.objectContaining({ code: "not-found" }));
    expect(() => presets.remove(preset.id, OWNER)).toThrowError(
      expect.objectContaining({ code: "not-found" }),
    );
    expect(journal.list().map(({ kind }) => kind)).toEqual(["preset.removed", "preset.created"]);
    expect(store.prepare("SELECT * FROM presets").all()).toEqual([]);
  });

  it("keep a password that is not given again, but never for another pool", () => {
    const { presets } = commandParts();
    const { id } = presets.create({ name: "solo", pools: [ONE] }, OWNER);
    const { password: _, ...same } = ONE;
    expect(presets.replace(id, { name: "duo", pools: [TWO, same] }, OWNER)).toMatchObject({
      id,
      name: "duo",
      pools: [{ hasPassword: false }, { hasPassword: true }],
    });
    const elsewhere = presets.replace(id, { name: "duo", pools: [{ ...same, url: TWO.url }] }, OWNER);
    expect(elsewhere.pools[0]?.hasPassword).toBe(false);
    expect(presets.replace(id, { name: "duo", pools: [same] }, OWNER).pools[0]?.hasPassword).toBe(false);
  });
});

describe("a preset for several miners", () => {
  it("is told to each as its model takes it; one that cannot is a problem of its own", async () => {
    const models = ["mini3", "nano3s", "q", "a1246", "cgminer"] as const;
    const { bus, presets, miners, devices } = await commanded(models.map((model) => ({ model })));
    const [mini, nano] = miners;
    presets.setWebPassword(mini?.id ?? "", "admin", OWNER);
    presets.setWebPassword(nano?.id ?? "", "not-the-right-one", OWNER);
    const { id } = presets.create({ name: "solo", pools: [ONE, TWO] }, OWNER);
    const names = [...miners.map((one) => one.id), "nobody"];
    const outcome = await presets.apply(id, { miners: names, reboot: true }, OWNER, "rest");
    expect(presetOutcomeSchema.parse(outcome)).toEqual(outcome);
    expect(outcome.items.map(({ minerId }) => minerId)).toEqual(names);
    expect(outcome.items.map(({ problem }) => problem?.code)).toEqual([
      undefined,
      undefined,
      "argument-invalid",
      undefined,
      "model-unsupported",
      "not-found",
    ]);
    const ended = await Promise.all(
      outcome.items.map((item) => Promise.all(item.commands.map((command) => bus.ended(command.id)))),
    );
    expect(
      ended.map((commands) => commands.map(({ intent, status }) => `${intent["kind"]} ${status}`)),
    ).toEqual([
      ["setPool unconfirmed", "setPool unconfirmed", "reboot confirmed"],
      ["setPool failed", "setPool refused", "reboot refused"],
      [],
      [
        "removePool confirmed",
        "addPool confirmed",
        "removePool confirmed",
        "addPool confirmed",
        "setPoolPriority confirmed",
        "switchPool confirmed",
        "removePool confirmed",
      ],
      [],
      [],
    ]);
    expect(devices[0]?.state.storedPools.slice(0, 2)).toMatchObject([ONE, { ...TWO, password: "x" }]);
    expect(devices[3]?.state.pools.filter(({ active }) => active)).toMatchObject([{ url: ONE.url }]);
    expect(devices[3]?.state.pools.map(({ worker }) => worker)).toEqual(["me.one", "me.two"]);
    expect(
      [2, 4].flatMap((place) => (devices[place]?.state.pools ?? []).map(({ url }) => url)),
    ).not.toContain(ONE.url);
  });

  it("adds nothing that is there, and enables what was disabled", async () => {
    const { bus, presets, miner, device } = await commandedOne("a1246", { pools: [TWO, ONE] });
    await bus.ended(
      bus.submit({
        minerId: miner.id,
        intent: { kind: "disablePool", pool: 1 },
        actor: OWNER,
        origin: "rest",
        isUnattended: false,
        isDryRun: false,
      }).id,
    );
    device.clearRequests();
    const { id } = presets.create({ name: "solo", pools: [ONE, TWO, ONE] }, OWNER);
    const { items } = await presets.apply(id, { miners: [miner.id, miner.id] }, OWNER, "rest");
    expect(items).toHaveLength(1);
    await Promise.all((items[0]?.commands ?? []).map((command) => bus.ended(command.id)));
    expect(told(device)).toEqual(["enablepool 1", "poolpriority 1,0", "switchpool 1"]);
    expect(device.state.pools.map(({ active }) => active)).toEqual([false, true]);
  });

  it("replaces a full list whose every pool is another, and never leaves the miner without one", async () => {
    const { bus, presets, miner, device } = await commandedOne("a1246");
    const third = { url: "stratum+tcp://three.example.com:3333", worker: "me.three" };
    const { id } = presets.create({ name: "three", pools: [ONE, TWO, third] }, OWNER);
    const { items } = await presets.apply(id, { miners: [miner.id] }, OWNER, "rest");
    const fewest: number[] = [];
    for (const command of items[0]?.commands ?? []) {
      expect(await bus.ended(command.id)).toMatchObject({ status: "confirmed" });
      fewest.push(device.state.pools.length);
    }
    expect(Math.min(...fewest)).toBeGreaterThan(1);
    expect(device.state.pools.map(({ worker }) => worker)).toEqual(["me.one", "me.two", "me.three"]);
    expect(device.state.pools.map(({ active }) => active)).toEqual([true, false, false]);
  });

  it("fills slots without a gap, and says what is left for after the restart", async () => {
    const { bus, presets, miner, device } = await commandedOne("mini3", { pools: [TWO] });
    presets.setWebPassword(miner.id, "admin", OWNER);
    const third = { url: "stratum+tcp://three.example.com:3333", worker: "me.three" };
    const { id } = presets.create({ name: "three", pools: [ONE, TWO, third] }, OWNER);
    const { items } = await presets.apply(id, { miners: [miner.id] }, OWNER, "rest");
    expect(items[0]?.problem).toMatchObject({
      code: "command-unsafe",
      message: expect.stringMatching(/restart it/),
    });
    await Promise.all((items[0]?.commands ?? []).map((command) => bus.ended(command.id)));
    expect(device.state.storedPools.map(({ worker }) => worker)).toEqual(["me.one", "me.two"]);
  });

  it("can be planned: nothing is sent or written down", async () => {
    const { bus, presets, miners, devices, journal } = await commanded([
      { model: "mini3" },
      { model: "a1246" },
    ]);
    presets.setWebPassword(miners[0]?.id ?? "", "admin", OWNER);
    const { id } = presets.create({ name: "solo", pools: [ONE, TWO] }, OWNER);
    const notes = journal.list().length;
    const wanted = { miners: miners.map((one) => one.id), dryRun: true, reboot: true };
    const { items } = await presets.apply(id, wanted, OWNER, "rest");
    const ended = await Promise.all(
      items.flatMap((item) => item.commands.map((command) => bus.ended(command.id))),
    );
    expect(ended.map(({ status, plan }) => [status, plan?.command])).toEqual([
      ["planned", "setpool"],
      ["planned", "setpool"],
      ["planned", "ascset"],
      ["planned", "addpool"],
      ["planned", "addpool"],
    ]);
    expect(devices.flatMap((device) => told(device))).toEqual([]);
    expect(journal.list()).toHaveLength(notes);
  });

  it("is a problem of a miner that has never answered, and of one that does not answer now", async () => {
    const { presets, fleet, miner, device } = await commandedOne("a1246");
    await device.stop();
    const unknown = fleet.add({ host: device.host, port: device.port });
    const { id } = presets.create({ name: "solo", pools: [ONE] }, OWNER);
    const { items } = await presets.apply(id, { miners: [miner.id, unknown.id] }, OWNER, "rest");
    expect(items.map(({ problem }) => problem?.code)).toEqual(["refused", "model-unsupported"]);
  });
});
