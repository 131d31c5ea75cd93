import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { IntentInput } from "@hearthash/contract";
import { expect, it } from "vitest";
import { commandedOne, order, told } from "../support/commanded-miner.js";
import { collect, OWNER } from "../support/server-parts.js";

const SECRETS = [
  "pool-secret-1",
  "web-secret-2",
  "pool-secret-3",
  "web-secret-4",
  "url-secret-5",
  "stored-secret-6",
];
const URL = "stratum+tcp://p.example.com:3333";

it("secrets of orders and presets stand in no file, event, journal or resource", async () => {
  const all = await commandedOne("mini3", { webPassword: "web-secret-2" });
  const { bus, presets, miner, events, journal, folder, store, device } = all;
  const steps = collect(events, "command.changed");
  const intents: readonly IntentInput[] = [
    {
      kind: "setPool",
      slot: 0,
      url: URL,
      worker: "a.b",
      password: "pool-secret-1",
      webPassword: "web-secret-2",
    },
    {
      kind: "setPool",
      slot: 0,
      url: URL,
      worker: "a.b",
      password: "pool-secret-1",
      webPassword: "web-secret-4",
    },
    {
      kind: "setPool",
      slot: 0,
      url: "stratum+tcp://a:url-secret-5@h:1",
      worker: "a.b",
      webPassword: "web-secret-2",
    },
    { kind: "addPool", url: URL, worker: "a.b", password: "pool-secret-3" },
    { kind: "setWebPassword", oldPassword: "web-secret-2", newPassword: "web-secret-4" },
  ];
  const orders = intents.flatMap((intent, place) => [
    order(miner.id, intent, { isDryRun: true, idempotencyKey: `dry ${place}` }),
    order(miner.id, intent, { idempotencyKey: `real ${place}` }),
  ]);
  const commands = orders.map((one) => bus.submit(one));
  const ended = await Promise.all(commands.map(({ id }) => bus.ended(id)));
  presets.setWebPassword(miner.id, "stored-secret-6", OWNER);
  const preset = presets.create(
    { name: "mine", pools: [{ url: URL, worker: "a.b", password: "pool-secret-3" }] },
    OWNER,
  );
  const outcome = await presets.apply(preset.id, { miners: [miner.id] }, OWNER, "rest");
  await Promise.all(outcome.items.flatMap((item) => item.commands).map(({ id }) => bus.ended(id)));

  expect(ended.some(({ status }) => status === "unconfirmed")).toBe(true);
  expect(told(device).join()).toContain("pool-secret-1");
  const shown = JSON.stringify([
    ended,
    steps,
    journal.list(),
    presets.list(),
    outcome,
    bus.list({ limit: 100 }),
  ]);
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
  store.pragma("wal_checkpoint(TRUNCATE)");
  files.push(...readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1")));
  expect(files.join("").length).toBeGreaterThan(10_000);
  for (const secret of SECRETS) expect(shown).not.toContain(secret);
  for (const text of files) for (const secret of SECRETS) expect(text).not.toContain(secret);
});

it("a stored web password is used where none is given, goes with its miner and away with it", async () => {
  const { bus, presets, miner, device, fleet, events } = await commandedOne("mini3", {
    webPassword: "web-secret-2",
  });
  const intent = { kind: "setPool", slot: 0, url: URL, worker: "a.b" } as const;
  expect(presets.hasWebPassword(miner.id)).toBe(false);
  presets.setWebPassword(miner.id, "web-secret-2", OWNER);
  expect(presets.hasWebPassword(miner.id)).toBe(true);
  const ended = await bus.ended(bus.submit(order(miner.id, intent)).id);
  expect(ended).toMatchObject({ status: "unconfirmed", intent });
  expect(told(device)).toEqual([`setpool admin,web-secret-2,0,${URL},a.b,x`]);

  presets.setWebPassword(miner.id, null, OWNER);
  expect(presets.hasWebPassword(miner.id)).toBe(false);
  presets.setWebPassword(miner.id, "web-secret-2", OWNER);
  events.emit("miner.changed", { miner: { ...miner, id: "newer" }, before: miner.id });
  expect([presets.hasWebPassword(miner.id), presets.hasWebPassword("newer")]).toEqual([false, true]);
  fleet.remove("newer");
  expect(presets.hasWebPassword("newer")).toBe(false);
});

it("a stored web password follows a change of the miner's, and only a change that the miner confirmed", async () => {
  const { bus, presets, miner, device } = await commandedOne("mini3", { webPassword: "web-secret-2" });
  presets.setWebPassword(miner.id, "web-secret-2", OWNER);
  const change = async (oldPassword: string, newPassword: string) =>
    await bus.ended(bus.submit(order(miner.id, { kind: "setWebPassword", oldPassword, newPassword })).id);
  expect((await change("wrong", "web-secret-4")).status).toBe("failed");
  expect((await change("web-secret-2", "web-secret-6")).status).toBe("unconfirmed");
  device.clearRequests();
  const intent = { kind: "setPool", slot: 0, url: URL, worker: "a.b" } as const;
  expect((await bus.ended(bus.submit(order(miner.id, intent)).id)).status).toBe("unconfirmed");
  expect(told(device)).toEqual([`setpool admin,web-secret-6,0,${URL},a.b,x`]);
});
