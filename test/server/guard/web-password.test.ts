import { describe, expect, it } from "vitest";
import { POOLS, writes } from "../../support/controlled-miner.js";
import { notes, OWNER } from "../support/server-parts.js";
import { guarded } from "./guarded-house.js";

const poolPasswords = ["pool-secret-1", "pool-secret-2", "pool-secret-3"];
const pin = { restore: "setpool", poolPasswords } as const;
const isOk = ({ badge, state }: { badge: string; state: string }) => badge === "ok" && state === "right";
const setPools = (texts: readonly string[]) => texts.filter((text) => text.includes('"setpool"')).length;

/** A hijacked miner whose guard has stopped: its web password is another one than the stored, or none is stored. */
async function stopped(stored: "wrong" | "none") {
  const house = await guarded("nano3s", pin, stored === "wrong" ? { webPassword: "changed" } : {});
  const { presets, id, device, poll, pollUntil, alerts } = house;
  if (stored === "none") presets.setWebPassword(id, null, OWNER);
  await device.setFault("pool-hijack");
  await poll();
  await pollUntil(({ state }) => state === "stopped", "the guard to stop");
  const openSystem = () =>
    alerts.list({ minerId: id, state: "open" }).items.filter(({ kind }) => kind === "system").length;
  return { ...house, openSystem };
}

describe("a web password that is stored anew", () => {
  it.each([
    ["refused", "wrong", "changed"],
    ["missing", "none", "admin"],
  ] as const)(
    "is tried by itself where one was %s before",
    async (code, stored, right) => {
      const { guard, id, presets, pollUntil, device, openSystem, journal } = await stopped(stored);
      expect(guard.get(id).restoring.stop).toMatchObject({ code: `password-${code}` });
      expect(openSystem()).toBe(1);
      presets.setWebPassword(id, right, OWNER);
      expect(openSystem()).toBe(0);
      await pollUntil(isOk, "the pools to be back");
      expect(device.state.storedPools).toEqual(
        POOLS.map((pool, index) => ({ ...pool, password: poolPasswords[index] })),
      );
      expect(notes({ journal }, "guard.stopped")).toHaveLength(1);
      expect(guard.get(id).restoring.stop).toBeNull();
    },
    60_000,
  );

  it("is sent once when it is refused as well, and three at most for one drift", async () => {
    const { guard, id, presets, pollUntil, poll, device } = await stopped("wrong");
    for (const sent of [2, 3]) {
      presets.setWebPassword(id, `wrong-${sent}`, OWNER);
      await pollUntil(({ state }) => state === "stopped", "the guard to stop again");
      expect(setPools(writes(device))).toBe(sent);
    }
    presets.setWebPassword(id, "changed", OWNER);
    await pollUntil(({ state }) => state === "given-up", "the tries to be used up");
    for (let count = 0; count < 3; count += 1) await poll();
    expect(setPools(writes(device))).toBe(3);
    expect(guard.get(id).restoring.stop).toMatchObject({ code: "tries-used-up" });
  }, 60_000);

  it("that is taken away begins nothing", async () => {
    const { guard, id, presets, poll, device } = await stopped("wrong");
    presets.setWebPassword(id, null, OWNER);
    for (let count = 0; count < 3; count += 1) await poll();
    expect(guard.get(id).restoring.stop).toMatchObject({ code: "password-refused" });
    expect(setPools(writes(device))).toBe(1);
  }, 30_000);

  it("changes nothing about a miner that has moved: it has to be accepted first", async () => {
    const { guard, id, presets, pollUntil, poll, device, fleet } = await guarded("nano3s", pin, {
      host: "127.0.3.1",
    });
    await device.moveTo("127.0.3.9");
    fleet.sighted(fleet.need(id).identity ?? { id, model: "nano3s", confidence: "exact" }, {
      host: "127.0.3.9",
      port: device.port,
    });
    for (let count = 0; count < 3; count += 1) await poll();
    await device.setFault("pool-hijack");
    await pollUntil(({ state }) => state === "stopped", "the guard to stop");
    presets.setWebPassword(id, "admin", OWNER);
    for (let count = 0; count < 3; count += 1) await poll();
    expect(guard.get(id).restoring.stop).toMatchObject({ code: "not-the-same-miner" });
    expect(setPools(writes(device))).toBe(0);
  }, 30_000);

  it("counts when it comes while the one before is being refused", async () => {
    const { guard, id, presets, pollUntil, device, poll, events } = await guarded("nano3s", pin, {
      webPassword: "changed",
    });
    let isStored = false;
    events.on("command.changed", ({ command }) => {
      if (isStored || command.intent["kind"] !== "setPool" || command.status !== "running") return;
      isStored = true;
      // The running one has taken its password when this comes.
      setImmediate(() => setImmediate(() => presets.setWebPassword(id, "changed", OWNER)));
    });
    await device.setFault("pool-hijack");
    await poll();
    await pollUntil(isOk, "the pools to be back");
    expect(isStored).toBe(true);
    expect(guard.get(id).restoring.stop).toBeNull();
  }, 60_000);

  it("is heard of too when the miner has taken a new one by a command", async () => {
    const { id, bus, pollUntil, device } = await stopped("wrong");
    const { id: commandId } = bus.submit({
      ...{ minerId: id, actor: OWNER, origin: "rest", isDryRun: false, isUnattended: false },
      intent: { kind: "setWebPassword", oldPassword: "changed", newPassword: "admin2" },
    });
    await bus.ended(commandId);
    await pollUntil(isOk, "the pools to be back");
    expect(setPools(writes(device))).toBeGreaterThan(1);
  }, 60_000);
});

it("what the guard stopped for is no alert any more when its miner is pinned anew or set otherwise", async () => {
  const { guard, id, openSystem } = await stopped("wrong");
  expect(openSystem()).toBe(1);
  await guard.pin(id, { poolPasswords }, OWNER);
  expect(openSystem()).toBe(0);
}, 30_000);
