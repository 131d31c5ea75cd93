import type { IntentInput } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { commanded, commandedOne, order, told } from "../support/commanded-miner.js";
import { collect } from "../support/server-parts.js";

const lcd = (on: boolean): IntentInput => ({ kind: "setLcd", on });

describe("the queue of a miner", () => {
  it("sends one command at a time, in the order of submission", async () => {
    const { bus, miner, device, events } = await commandedOne("mini3");
    const steps = collect(events, "command.changed");
    const modes = ["night", "heating", "mining"].map((mode): IntentInput => ({ kind: "setWorkMode", mode }));
    const intents = [...modes, lcd(false)];
    const ids = intents.map((intent) => bus.submit(order(miner.id, intent)).id);
    const ended = await Promise.all(ids.map((id) => bus.ended(id)));
    expect(ended.map(({ status }) => status)).toEqual(["confirmed", "confirmed", "confirmed", "confirmed"]);
    expect(told(device)).toEqual([
      "ascset 0,workmode,set,2",
      "ascset 0,workmode,set,0",
      "ascset 0,workmode,set,1",
      "ascset 0,lcd,0:0",
    ]);
    const begunAndEnded = steps.map(({ command }) => `${ids.indexOf(command.id)} ${command.status}`).slice(4);
    expect(begunAndEnded).toEqual(ids.flatMap((_, place) => [`${place} running`, `${place} confirmed`]));
  });

  it("goes on behind a command that fails", async () => {
    const { bus, miner } = await commandedOne("mini3");
    const first = bus.submit(order(miner.id, { kind: "setWorkMode", mode: "eco" }));
    const second = bus.submit(order(miner.id, lcd(false)));
    expect((await bus.ended(first.id)).status).toBe("refused");
    expect((await bus.ended(second.id)).status).toBe("confirmed");
  });

  it("is no other miner's: a silent miner delays nobody", async () => {
    const { bus, devices, miners } = await commanded([
      { model: "mini3" },
      { model: "q" },
      { model: "nano3s" },
    ]);
    await devices[0]?.setFault("silence", { only: ["lcd"] });
    const ids = miners.map(({ id }) => bus.submit(order(id, lcd(false))).id);
    const [silent, ...others] = ids.map((id) => bus.ended(id));
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual(["confirmed", "confirmed"]);
    expect(bus.get(ids[0] ?? "")?.status).toBe("running");
    expect(await silent).toMatchObject({ status: "unconfirmed", reason: expect.stringMatching(/no answer/) });
  });

  it("holds twenty, then says when to come again", async () => {
    const { bus, miner, device } = await commandedOne("mini3");
    await device.setFault("silence", { only: ["lcd"] });
    for (let count = 0; count < 20; count += 1) bus.submit(order(miner.id, lcd(count % 2 === 0)));
    expect(() => bus.submit(order(miner.id, lcd(true)))).toThrowError(
      expect.objectContaining({ code: "too-many-requests" }),
    );
  });

  it("does not send what builds on a command that did not go well", async () => {
    const { bus, miner, device } = await commandedOne("mini3");
    const first = bus.submit(order(miner.id, { kind: "setWorkMode", mode: "eco" }));
    const second = bus.submit(order(miner.id, lcd(false), { after: first.id }));
    const third = bus.submit(order(miner.id, { kind: "reboot" }, { after: second.id }));
    expect(await bus.ended(third.id)).toMatchObject({ status: "refused", code: "conflict" });
    expect(await bus.ended(second.id)).toMatchObject({ status: "refused", code: "conflict" });
    expect(told(device)).toEqual([]);
  });
});

describe("what builds on another command", () => {
  it("is not sent behind one that was not seen, but behind one that only a restart shows", async () => {
    const { bus, miner } = await commandedOne("mini3");
    const fan = bus.submit(order(miner.id, { kind: "setFan", percent: "auto" }));
    const behindFan = bus.submit(order(miner.id, lcd(false), { after: fan.id }));
    const pool = { url: "stratum+tcp://p.example.com:3333", worker: "a.b", webPassword: "admin" };
    const slot = bus.submit(order(miner.id, { kind: "setPool", slot: 0, ...pool }));
    const behindSlot = bus.submit(order(miner.id, lcd(false), { after: slot.id }));
    const behindNothing = bus.submit(order(miner.id, lcd(false), { after: "forgotten" }));
    const ids = [fan, behindFan, slot, behindSlot, behindNothing].map(({ id }) => id);
    const ended = await Promise.all(ids.map((id) => bus.ended(id)));
    expect(ended.map(({ status }) => status)).toEqual([
      "unconfirmed",
      "refused",
      "unconfirmed",
      "confirmed",
      "refused",
    ]);
  });
});

describe("the list of commands", () => {
  it("comes newest first, in parts, of all miners or one", async () => {
    const { bus, miners } = await commanded([{ model: "mini3" }, { model: "q" }]);
    const [one = "", other = ""] = miners.map(({ id }) => id);
    const ids = [one, other, one, one].map((id) => bus.submit(order(id, lcd(false), { isDryRun: true })).id);
    await Promise.all(ids.map((id) => bus.ended(id)));
    const newestFirst = [...ids].reverse();
    const idsOf = (query: Parameters<typeof bus.list>[0]) => bus.list(query).map(({ id }) => id);
    expect(idsOf({ limit: 10 })).toEqual(newestFirst);
    expect(idsOf({ limit: 2 })).toEqual(newestFirst.slice(0, 2));
    expect(idsOf({ limit: 2, before: newestFirst[1] })).toEqual(newestFirst.slice(2));
    expect(idsOf({ limit: 10, minerId: other })).toEqual([ids[1]]);
    expect(idsOf({ limit: 10, before: "gone" })).toEqual([]);
  });

  it("has what was ordered under an id the miner had before", async () => {
    const { bus, miner, store } = await commandedOne("mini3");
    const { id } = bus.submit(order(miner.id, lcd(false), { isDryRun: true }));
    await bus.ended(id);
    store.prepare("INSERT INTO miner_aliases (alias, id) VALUES (?, 'newer')").run(miner.id);
    expect(bus.list({ limit: 10, minerId: "newer" }).map((one) => one.id)).toEqual([id]);
  });
});
