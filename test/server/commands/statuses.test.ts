import { commandSchema, type IntentInput } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { commanded, commandedOne, order, told } from "../support/commanded-miner.js";
import { collect, OWNER } from "../support/server-parts.js";

const NIGHT: IntentInput = { kind: "setWorkMode", mode: "night" };

describe("a command", () => {
  it("is queued, runs, is read back and confirmed; every step is told, the order and the end are written down", async () => {
    const { bus, miner, device, events, journal, fleet, store } = await commandedOne("mini3");
    const steps = collect(events, "command.changed");
    const polls = collect(events, "miner.updated");
    const submitted = bus.submit(order(miner.id, NIGHT));
    expect(submitted).toMatchObject({
      status: "queued",
      startedAt: null,
      finishedAt: null,
      minerId: miner.id,
    });
    expect(bus.get(submitted.id)).toEqual(submitted);
    const ended = await bus.ended(submitted.id);
    expect(ended).toMatchObject({
      status: "confirmed",
      code: null,
      intent: NIGHT,
      actor: OWNER,
      origin: "rest",
    });
    expect(steps.map(({ command }) => command.status)).toEqual(["queued", "running", "confirmed"]);
    expect(told(device)).toEqual(["ascset 0,workmode,set,2"]);
    expect(device.state.mode).toBe(2);
    expect(bus.get(submitted.id)).toEqual(ended);
    expect(commandSchema.parse(ended)).toEqual(ended);
    const notes = journal
      .list()
      .map(({ kind, minerId, actor, data }) => [kind, minerId, actor, data["status"]]);
    expect(notes).toEqual([
      ["command.finished", miner.id, OWNER, "confirmed"],
      ["command.ordered", miner.id, OWNER, "queued"],
    ]);
    expect(store.prepare("SELECT status FROM commands").all()).toEqual([{ status: "confirmed" }]);
    await expect.poll(() => polls.length).toBeGreaterThan(0);
    expect(fleet.need(miner.id).snapshot?.points.workMode).toBe("night");
  });

  it("is unconfirmed with the reason when the miner never shows it", async () => {
    const { bus, miner, presets } = await commandedOne("nano3s");
    presets.setWebPassword(miner.id, "admin", OWNER);
    const intent = {
      kind: "setPool",
      slot: 1,
      url: "stratum+tcp://p.example.com:3333",
      worker: "a.b",
    } as const;
    const ended = await bus.ended(bus.submit(order(miner.id, intent)).id);
    expect(ended).toMatchObject({
      status: "unconfirmed",
      needsReboot: true,
      reason: expect.stringMatching(/restart/),
    });
  });

  it.each([
    ["a firmware without it", "nano3s", { kind: "wake" }, "command-unsupported"],
    ["a mode the model has not", "mini3", { kind: "setWorkMode", mode: "eco" }, "argument-invalid"],
    ["a mode nobody has", "mini3", { kind: "setWorkMode", mode: "turbo" }, "argument-invalid"],
    ["a model that is only guessed", "cgminer", { kind: "switchPool", pool: 0 }, "model-unsupported"],
    ["a pool in use", "a1246", { kind: "removePool", pool: 0 }, "command-unsafe"],
    [
      "a web password that is not known",
      "mini3",
      { kind: "setPool", slot: 0, url: "stratum+tcp://p.example.com:3333", worker: "a.b" },
      "request-invalid",
    ],
  ] as const)("is refused and not sent for %s", async (_, model, intent, code) => {
    const { bus, miner, device } = await commandedOne(model);
    const ended = await bus.ended(bus.submit(order(miner.id, intent)).id);
    expect(ended).toMatchObject({ status: "refused", code, reason: expect.stringMatching(/\w{3}/) });
    expect(told(device).filter((text) => !/^(power|temps|fans|version|edevs)/.test(text))).toEqual([]);
  });

  it("has failed with the miner's own words when the miner says no", async () => {
    const { bus, miner } = await commandedOne("mini3");
    const intent = {
      kind: "setPool",
      slot: 0,
      url: "stratum+tcp://p.example.com:3333",
      worker: "a.b",
      webPassword: "wrong-one",
    } as const;
    const ended = await bus.ended(bus.submit(order(miner.id, intent)).id);
    expect(ended).toMatchObject({ status: "failed", code: "command-rejected" });
    expect(ended.message).toMatch(/userpass/);
  });

  it("has failed when the miner cannot be reached", async () => {
    const { bus, miner, device } = await commandedOne("mini3");
    await device.stop();
    const ended = await bus.ended(bus.submit(order(miner.id, NIGHT)).id);
    expect(ended).toMatchObject({ status: "failed", code: "refused", message: null });
  });

  it("is interrupted when the server ends behind its request; what waits is refused", async () => {
    const { bus, miner, device } = await commandedOne("mini3");
    await device.setFault("silence", { only: ["workmode"] });
    const first = bus.submit(order(miner.id, NIGHT));
    const second = bus.submit(order(miner.id, { kind: "setLcd", on: false }));
    await expect.poll(() => told(device), { timeout: 20_000 }).toEqual(["ascset 0,workmode,set,2"]);
    await bus.stop(10);
    expect(bus.get(first.id)).toMatchObject({
      status: "interrupted",
      reason: expect.stringMatching(/not known/),
    });
    expect(bus.get(second.id)).toMatchObject({ status: "refused", code: "not-ready", startedAt: null });
    expect(() => bus.submit(order(miner.id, NIGHT))).toThrowError(
      expect.objectContaining({ code: "not-ready" }),
    );
    expect(told(device)).toHaveLength(1);
  });

  it("is waited for when the server ends in order", async () => {
    const { bus, miner } = await commandedOne("mini3");
    const { id } = bus.submit(order(miner.id, NIGHT));
    await new Promise((resolve) => setImmediate(resolve));
    await bus.stop(25_000);
    expect(bus.get(id)?.status).toBe("confirmed");
  });

  it("is refused when its miner is removed before its turn", async () => {
    const { bus, miner, device, fleet } = await commandedOne("mini3");
    const { id } = bus.submit(order(miner.id, NIGHT));
    fleet.remove(miner.id);
    expect(await bus.ended(id)).toMatchObject({ status: "refused", code: "not-found" });
    expect(told(device)).toEqual([]);
  });

  it("is taken for no miner that is not known, and is not found by a wrong id", async () => {
    const { bus } = await commanded([]);
    expect(() => bus.submit(order("nobody", NIGHT))).toThrowError(
      expect.objectContaining({ code: "not-found" }),
    );
    await expect(bus.ended("nothing")).rejects.toMatchObject({ code: "not-found" });
    expect(bus.get("nothing")).toBeUndefined();
  });
});

describe("a miner that is another one now", () => {
  it("is not touched", async () => {
    const { bus, miner, device } = await commandedOne("mini3");
    await device.setFault("dna-change");
    const ended = await bus.ended(bus.submit(order(miner.id, NIGHT)).id);
    expect(ended).toMatchObject({ status: "refused", code: "command-unsafe" });
    expect(told(device)).toEqual([]);
  });

  it("is not touched either when the record has no identity and the miner has one", async () => {
    const { bus, fleet, devices } = await commanded([{ model: "mini3" }]);
    const [device] = devices;
    const unknown = fleet.add({ host: device?.host ?? "", port: device?.port });
    const ended = await bus.ended(bus.submit(order(unknown.id, NIGHT)).id);
    expect(ended).toMatchObject({ status: "refused", code: "command-unsafe" });
    expect(device?.state.mode).not.toBe(2);
  });

  it("is controlled without an identity when it really has none", async () => {
    const { bus, miner } = await commandedOne("a1246", { dna: "0000000000000000", mac: "000000000000" });
    expect(miner.id).toMatch(/^at-127/);
    const ended = await bus.ended(bus.submit(order(miner.id, { kind: "switchPool", pool: 1 })).id);
    expect(ended.status).toBe("confirmed");
  });
});

describe("a dry run", () => {
  it.each([
    ["mini3", NIGHT, { command: "ascset", parameter: "0,workmode,set,2" }],
    ["a1246", { kind: "switchPool", pool: 1 }, { command: "switchpool", parameter: "1" }],
    [
      "mini3",
      {
        kind: "setPool",
        slot: 1,
        url: "stratum+tcp://p.example.com:3333",
        worker: "a.b",
        password: "pool-secret",
        webPassword: "web-secret",
      },
      { command: "setpool", parameter: "admin,***,1,stratum+tcp://p.example.com:3333,a.b,***" },
    ],
    [
      "nano3",
      { kind: "setWebPassword", oldPassword: "old-secret", newPassword: "new-secret" },
      { command: "ascset", parameter: "0,password,***,***" },
    ],
    [
      "a1246",
      { kind: "addPool", url: "stratum+tcp://p.example.com:3333", worker: "a.b", password: "pool-secret" },
      { command: "addpool", parameter: "stratum+tcp://p.example.com:3333,a.b,***" },
    ],
  ] as const)("of a %s says what would be sent and sends nothing: %o", async (model, intent, plan) => {
    const { bus, miner, device, journal } = await commandedOne(model);
    const before = device.state;
    const ended = await bus.ended(bus.submit(order(miner.id, intent as IntentInput, { isDryRun: true })).id);
    expect(ended).toMatchObject({ status: "planned", dryRun: true, plan });
    expect(told(device)).toEqual([]);
    expect(device.state).toMatchObject({ mode: before.mode, storedPools: before.storedPools });
    expect(journal.list()).toEqual([]);
  });

  it("is refused as the order itself would be", async () => {
    const { bus, miner } = await commandedOne("mini3");
    const intent = { kind: "setWorkMode", mode: "eco" } as const;
    const ended = await bus.ended(bus.submit(order(miner.id, intent, { isDryRun: true })).id);
    expect(ended).toMatchObject({ status: "refused", code: "argument-invalid", plan: null });
  });
});
