import type { Actor, IntentInput } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { commandedOne, order, told } from "../support/commanded-miner.js";

const NIGHT: IntentInput = { kind: "setWorkMode", mode: "night" };
const OTHER: Actor = { kind: "token", id: "s1", name: "a token with the session's number" };
const DAY_MS = 24 * 3600 * 1000;

describe("an idempotency key", () => {
  it("gives the same command to the same order, at once, later and all together", async () => {
    const { bus, miner, device } = await commandedOne("mini3");
    const again = () => bus.submit(order(miner.id, NIGHT, { idempotencyKey: "k1" }));
    const ids = (await Promise.all(Array.from({ length: 10 }, async () => again()))).map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
    const ended = await bus.ended(ids[0] ?? "");
    expect(again()).toEqual(ended);
    const reversed = { mode: "night", kind: "setWorkMode" } as const;
    expect(bus.submit(order(miner.id, reversed, { idempotencyKey: "k1" })).id).toBe(ended.id);
    expect(told(device)).toEqual(["ascset 0,workmode,set,2"]);
  });

  it("stands for one order only, its secrets and whether it is a dry run included", async () => {
    const { bus, miner } = await commandedOne("mini3");
    const pool = {
      kind: "setPool",
      slot: 0,
      url: "stratum+tcp://p.example.com:3333",
      worker: "a.b",
    } as const;
    const first = order(miner.id, { ...pool, password: "one" }, { idempotencyKey: "k2", isDryRun: true });
    bus.submit(first);
    const others = [
      { ...first, intent: { ...pool, password: "two" } },
      { ...first, intent: NIGHT },
      { ...first, isDryRun: false },
    ];
    for (const other of others) {
      expect(() => bus.submit(other)).toThrowError(expect.objectContaining({ code: "conflict" }));
    }
  });

  it("is its actor's own", async () => {
    const { bus, miner } = await commandedOne("mini3");
    const mine = bus.submit(order(miner.id, NIGHT, { idempotencyKey: "k3" }));
    const theirs = bus.submit(order(miner.id, { kind: "standby" }, { idempotencyKey: "k3", actor: OTHER }));
    expect(theirs.id).not.toBe(mine.id);
  });

  it("holds for a day and over a restart", async () => {
    let ahead = 0;
    const { bus, openBus, miner } = await commandedOne("mini3", {}, { now: () => Date.now() + ahead });
    const keyed = order(miner.id, NIGHT, { idempotencyKey: "k4" });
    const { id } = bus.submit(keyed);
    await bus.ended(id);
    await bus.stop(1000);
    const reopened = openBus();
    ahead = DAY_MS - 60_000;
    expect(reopened.submit(keyed).id).toBe(id);
    ahead = DAY_MS + 60_000;
    const fresh = reopened.submit(keyed);
    expect(fresh.id).not.toBe(id);
    await reopened.ended(fresh.id);
    expect(reopened.get(id)?.status).toBe("confirmed");
    await reopened.stop(1000);
  });
});
