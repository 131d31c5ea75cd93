import { modelNames } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { POOLS, writes } from "../../support/controlled-miner.js";
import { notes, OWNER } from "../support/server-parts.js";
import { guarded, kindsOf, stranger } from "./guarded-house.js";

const THIEF = { url: "stratum+tcp://thief.example.com:3333", worker: "thief.1" };
const passwords = ["pool-secret-1", "pool-secret-2", "pool-secret-3"];
const isOk = ({ badge, state }: { badge: string; state: string }) => badge === "ok" && state === "right";
/** Models whose pools hearthash may change. */
const controlled = modelNames.filter((model) => model !== "cgminer");
/** Models that take stored pools. */
const storing = ["mini3", "nano3", "nano3s"] as const;
const setPools = (texts: readonly string[]) => texts.filter((text) => text.includes('"setpool"')).length;

describe.each(controlled)("%s, restore by switching", (model) => {
  it.each([
    ["a switch", "switchpool", "2"],
    ["an order", "poolpriority", "0,2,1"],
    ["a pool that was switched off", "disablepool", "0"],
  ])("undoes %s by itself, and sees that it worked", async (_what, command, parameter) => {
    const { poll, pollUntil, device, guard, id, journal, alerted } = await guarded(model, {
      restore: "switch",
    });
    await stranger(device, command, parameter);
    await poll();
    await pollUntil(isOk, "the pin to be back");
    expect(device.state.pools.map(({ priority, status }) => [priority, status])).toEqual([
      [0, "Alive"],
      [1, "Alive"],
      [2, "Alive"],
    ]);
    const actors = notes({ journal }, "command.ordered").map(({ actor }) => actor?.id);
    expect(new Set(actors)).toEqual(new Set(["guard"]));
    expect(notes({ journal }, "guard.restored")).toHaveLength(1);
    expect(guard.get(id).restoring.lastRestoredAt).not.toBeNull();
    expect(guard.counts().restores).toEqual({ begun: 1, verified: 1, failed: 0 });
    expect(alerted()).toEqual([]);
  });

  it("says what it cannot undo, and tells nobody a password", async () => {
    const { poll, pollUntil, device, journal } = await guarded(model, { restore: "switch" });
    device.replacePools([THIEF, ...POOLS.slice(1)]);
    await poll();
    await pollUntil(({ state }) => state === "stopped", "the guard to stop");
    const [stop] = notes({ journal }, "guard.stopped");
    expect(stop?.data).toMatchObject({ code: "not-possible" });
    expect(setPools(writes(device))).toBe(0);
  });

  it("leaves a drift alone while restore is off", async () => {
    const { poll, device, guard, id } = await guarded(model);
    device.clearRequests();
    await stranger(device, "switchpool", "1");
    for (let count = 0; count < 5; count += 1) await poll();
    expect(guard.get(id)).toMatchObject({ state: "drifted", restoring: { tries: 0 } });
    expect(writes(device).filter((text) => !text.includes("switchpool"))).toEqual([]);
  });
});

it("a generic miner cannot be changed: the guard says so and stops", async () => {
  const { poll, pollUntil, device, guard, id } = await guarded("cgminer", { restore: "switch" });
  await stranger(device, "switchpool", "1");
  await poll();
  await pollUntil(() => guard.counts().restores.failed === 1, "the refused try");
  expect(guard.get(id)).toMatchObject({ badge: "drifted", state: "drifted" });
  expect(guard.get(id).restoring.nextAt).not.toBeNull();
});

describe.each(storing)("%s, restore by storing", (model) => {
  it("stores a hijacked miner's pools anew and restarts it, until all of them are back", async () => {
    const pin = { restore: "setpool", poolPasswords: passwords } as const;
    const { poll, pollUntil, device, store, journal, alerted, id, guard } = await guarded(model, pin);
    await device.setFault("pool-hijack");
    expect(kindsOf(await poll())).toEqual(["changed", "removed", "removed"]);
    await pollUntil(isOk, "the pools to be back");
    expect(device.state.storedPools).toEqual(
      POOLS.map((pool, index) => ({ ...pool, password: passwords[index] })),
    );
    expect(alerted()).toEqual([]);
    expect(guard.get(id).restoring.lastRestoredAt).not.toBeNull();
    const kept = JSON.stringify([
      notes({ journal }, "command.ordered"),
      journal.list({ limit: 1000 }),
      store.prepare("SELECT resource FROM commands").all(),
      store.prepare("SELECT memory FROM guard").all(),
      guard.get(id),
    ]);
    for (const secret of passwords) expect(kept).not.toContain(secret);
  }, 60_000);

  it("switches first where that brings the hashrate back", async () => {
    const pin = { restore: "setpool", poolPasswords: passwords } as const;
    const { poll, pollUntil, device } = await guarded(model, pin);
    await stranger(device, "switchpool", "1");
    await poll();
    await pollUntil(isOk, "the pin to be back");
    expect(setPools(writes(device))).toBe(0);
  });

  it("a refused web password is sent once, and told", async () => {
    const pin = { restore: "setpool", poolPasswords: passwords } as const;
    const { poll, pollUntil, device, guard, id, alertCount } = await guarded(model, pin, {
      webPassword: "changed",
    });
    await device.setFault("pool-hijack");
    await poll();
    await pollUntil(({ state }) => state === "stopped", "the guard to stop");
    for (let count = 0; count < 5; count += 1) await poll();
    expect(guard.get(id).restoring.stop).toMatchObject({ code: "password-refused" });
    expect(setPools(writes(device))).toBe(1);
    const open = alertCount();
    await poll();
    expect(alertCount()).toBe(open);
  }, 30_000);

  it("sends no password to a miner at another address than it was pinned at", async () => {
    const pin = { restore: "setpool", poolPasswords: passwords } as const;
    const { poll, pollUntil, device, guard, id, fleet } = await guarded(model, pin, { host: "127.0.3.1" });
    await device.moveTo("127.0.3.9");
    fleet.sighted(fleet.need(id).identity ?? { id, model, confidence: "exact" }, {
      host: "127.0.3.9",
      port: device.port,
    });
    await poll();
    await poll();
    await poll();
    await device.setFault("pool-hijack");
    await pollUntil(({ state }) => state === "stopped", "the guard to stop");
    expect(guard.get(id).restoring.stop).toMatchObject({ code: "not-the-same-miner" });
    expect(setPools(writes(device))).toBe(0);
  }, 30_000);
});

it("a spoofed identity at the address is a drift of its own, and gets no password", async () => {
  const pin = { restore: "setpool", poolPasswords: passwords } as const;
  const { poll, device, guard, id, alerted } = await guarded("nano3s", pin);
  device.replacePools([THIEF]);
  await device.setFault("dna-change");
  const now = await poll();
  expect(kindsOf(now)).toEqual(["identity"]);
  expect(alerted()).toEqual(["pool-drift"]);
  for (let count = 0; count < 4; count += 1) await poll();
  expect(setPools(writes(device))).toBe(0);
  await expect(guard.accept(id, undefined, OWNER)).rejects.toMatchObject({ code: "conflict" });
  await device.clearFault("dna-change");
  device.replacePools(POOLS);
  expect(await poll()).toMatchObject({ badge: "ok", drift: null });
});
