import type { IntentInput } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { order } from "../support/commanded-miner.js";
import { notes, OWNER } from "../support/server-parts.js";
import { guarded, kindsOf, stranger } from "./guarded-house.js";

const NEW = { url: "stratum+tcp://new.example.com:3333", worker: "me.new" };

describe("changes made through hearthash", () => {
  it.each<IntentInput>([
    { kind: "switchPool", pool: 2 },
    { kind: "disablePool", pool: 1 },
    { kind: "setPoolPriority", pools: [1, 2, 0] },
    { kind: "addPool", ...NEW },
    { kind: "removePool", pool: 1 },
  ])("$kind moves the pin with it, however often it is polled meanwhile", async (intent) => {
    const over =
      intent.kind === "addPool" ? { pools: [{ url: "stratum+tcp://a.example.com:1", worker: "a" }] } : {};
    const { bus, poll, id, device, alertCount, journal, guard } = await guarded(
      "nano3",
      { restore: "switch" },
      over,
    );
    const { id: commandId } = bus.submit(order(id, intent));
    let isOver = false;
    void bus.ended(commandId).then(() => {
      isOver = true;
    });
    while (!isOver) await poll();
    expect(bus.get(commandId)?.status).toBe("confirmed");
    expect(await poll()).toMatchObject({ badge: "ok", state: "right" });
    const urls = [...device.state.pools]
      .sort((one, other) => one.priority - other.priority)
      .map(({ url }) => url);
    expect(guard.get(id).pin?.pools.map(({ url }) => url)).toEqual(urls);
    expect(guard.get(id).pin?.by).toBe(OWNER.name);
    expect(alertCount()).toBe(0);
    expect(notes({ journal }, "guard.restoring")).toEqual([]);
  });

  it("setPool moves it with the restart that brings it, and a stranger's setpool does not", async () => {
    const { bus, poll, pollUntil, id, device, alertCount, presets, alerted } = await guarded("mini3");
    presets.setWebPassword(id, "admin", OWNER);
    const one = bus.submit(order(id, { kind: "setPool", slot: 1, ...NEW }));
    expect(await bus.ended(one.id)).toMatchObject({ status: "unconfirmed", needsReboot: true });
    expect((await poll()).badge).toBe("ok");
    await bus.ended(bus.submit(order(id, { kind: "reboot" })).id);
    await pollUntil(
      () => device.state.port === "open" && device.state.pools[1]?.url === NEW.url,
      "the restart",
    );
    const now = await poll();
    expect(now).toMatchObject({ badge: "ok", state: "right", pin: { pools: [{}, NEW, {}] } });
    expect(alertCount()).toBe(0);
    await stranger(device, "setpool", "admin,admin,0,stratum+tcp://thief.example.com:3333,thief.1,x");
    expect((await poll()).badge).toBe("ok");
    await device.powerCycle();
    await pollUntil(() => device.state.pools[0]?.worker === "thief.1", "the restart");
    await pollUntil(({ badge }) => badge === "drifted", "the drift");
    expect(alerted()).toEqual(["pool-drift"]);
  }, 60_000);

  it("a command that fails moves nothing: the same change by a stranger is a drift", async () => {
    const { bus, poll, id, device, fleet } = await guarded("mini3");
    // What the firmware has is known already: the change is sent, and refused by the miner.
    await fleet.handle(id).control.supports({ kind: "switchPool", pool: 0 });
    await device.setFault("unsupported", { only: ["switchpool"] });
    const { id: commandId } = bus.submit(order(id, { kind: "switchPool", pool: 2 }));
    expect(["refused", "failed"]).toContain((await bus.ended(commandId)).status);
    await device.clearFault();
    await stranger(device, "switchpool", "2");
    expect(kindsOf(await poll())).toEqual(["switched"]);
  });

  it("one that was not seen to work moves it all the same, when it shows", async () => {
    const { bus, poll, id, device, alertCount } = await guarded("mini3");
    // The switch is made, and as the pool is dead the miner works for another: it is never read back.
    device.setPoolAlive(2, false);
    const { id: commandId } = bus.submit(order(id, { kind: "switchPool", pool: 2 }));
    expect((await bus.ended(commandId)).status).toBe("unconfirmed");
    expect(await poll()).toMatchObject({ badge: "ok", state: "right" });
    expect(alertCount()).toBe(0);
  }, 60_000);

  it("a restart takes back what only lasted until it, and that is no drift", async () => {
    const { bus, poll, pollUntil, id, device, alertCount, guard } = await guarded("q", {}, {});
    await bus.ended(bus.submit(order(id, { kind: "switchPool", pool: 1 })).id);
    expect((await poll()).badge).toBe("ok");
    await device.powerCycle();
    await pollUntil(
      () => device.state.port === "open" && device.state.pools[0]?.priority === 0,
      "the restart",
    );
    expect(await poll()).toMatchObject({ badge: "ok", drift: null });
    expect(guard.get(id).pin?.by).toBe("a restart");
    expect(alertCount()).toBe(0);
  }, 60_000);

  it("a pinned mode goes with the mode that was ordered; a stranger's is a drift that is never restored", async () => {
    const { bus, poll, pollUntil, id, device, alertCount, alerted, guard } = await guarded("mini3", {
      pinMode: true,
      restore: "switch",
    });
    expect(guard.get(id).pin?.mode).toMatchObject({ mode: "mining" });
    await bus.ended(bus.submit(order(id, { kind: "setWorkMode", mode: "night" })).id);
    await pollUntil(({ pin }) => pin?.mode?.mode === "night", "the pin to follow");
    expect(alertCount()).toBe(0);
    await stranger(device, "ascset", "0,workmode,set,0");
    await pollUntil(({ badge }) => badge === "drifted", "the drift");
    expect(kindsOf(await poll())).toEqual(["mode"]);
    expect(alerted()).toEqual(["pool-drift"]);
    await pollUntil(({ state }) => state === "stopped", "the guard to say that it does nothing");
    expect(guard.get(id).restoring.stop?.code).toBe("nothing-to-do");
    expect(device.state.mode).toBe(0);
  }, 60_000);
});

describe("what a person says", () => {
  it("it was me: the pin moves, the alert ends, and the same change later is a drift no more", async () => {
    const { poll, id, device, alerted, guard, journal } = await guarded("nano3s");
    await stranger(device, "switchpool", "2");
    const { drift } = await poll();
    await guard.accept(id, drift?.id, OWNER);
    expect(guard.get(id)).toMatchObject({ badge: "ok", drift: null, pin: { by: "owner" } });
    expect(alerted()).toEqual([]);
    expect(notes({ journal }, "guard.accepted")[0]?.data).toMatchObject({ lastRightAt: expect.any(Number) });
    await stranger(device, "switchpool", "0");
    expect(kindsOf(await poll())).toEqual(["switched"]);
  });

  it("accepts what was seen, not what came behind it", async () => {
    const { poll, id, device, guard } = await guarded("nano3s");
    await stranger(device, "switchpool", "2");
    const { drift } = await poll();
    device.replacePools([NEW]);
    await expect(guard.accept(id, drift?.id, OWNER)).rejects.toMatchObject({ code: "changed-meanwhile" });
    expect(guard.get(id)).toMatchObject({ badge: "drifted" });
  });

  it("a pause says nothing, and then what differs", async () => {
    const { poll, id, device, alerted, guard } = await guarded("nano3s");
    expect(guard.pause(id, 15, OWNER)).toMatchObject({ badge: "paused", state: "paused" });
    await stranger(device, "switchpool", "2");
    expect(await poll()).toMatchObject({ badge: "paused", drift: null });
    expect(alerted()).toEqual([]);
    guard.pause(id, 0, OWNER);
    expect(guard.get(id)).toMatchObject({ badge: "drifted" });
    expect(alerted()).toEqual(["pool-drift"]);
  });

  it("restores by hand what the guard leaves alone", async () => {
    const { poll, pollUntil, id, device, guard, journal } = await guarded("nano3s");
    await stranger(device, "switchpool", "2");
    await poll();
    await guard.restore(id, {}, OWNER);
    await pollUntil(({ badge }) => badge === "ok", "the pin to be back");
    expect(device.state.pools[0]?.priority).toBe(0);
    expect(notes({ journal }, "command.ordered")[0]?.actor).toEqual(OWNER);
    await expect(guard.restore(id, {}, OWNER)).rejects.toMatchObject({ code: "conflict" });
  });

  it("re-pins only when told to: other settings leave the pin and the drift as they are", async () => {
    const { poll, id, device, guard, alerted } = await guarded("nano3s");
    await stranger(device, "switchpool", "2");
    await poll();
    await guard.pin(id, { watch5s: true }, OWNER);
    expect(guard.get(id)).toMatchObject({ badge: "drifted", watch5s: true });
    await guard.pin(id, { pools: "present" }, OWNER);
    expect(guard.get(id)).toMatchObject({ badge: "ok" });
    expect(alerted()).toEqual([]);
  });

  it("pools that are given are what the miner should have: it drifts until it has them", async () => {
    const { poll, id, device, guard } = await guarded("nano3s");
    await guard.pin(id, { pools: [{ ...NEW, url: "NEW.example.com:3333/#xnsub" }] }, OWNER);
    expect((await poll()).badge).toBe("drifted");
    device.replacePools([NEW]);
    expect((await poll()).badge).toBe("ok");
    await expect(
      guard.pin(id, { pools: [{ url: "stratum+tcp://:1", worker: "w" }] }, OWNER),
    ).rejects.toMatchObject({
      code: "request-invalid",
    });
    await expect(guard.pin(id, { restore: "setpool" }, OWNER)).rejects.toMatchObject({
      code: "request-invalid",
    });
  });
});

it("a pin that is removed ends its alert, and says so", async () => {
  const { device, poll, guard, alerts, journal, id } = await guarded("mini3");
  await stranger(device, "switchpool", "1");
  expect((await poll()).badge).toBe("drifted");
  guard.unpin(id, OWNER);
  const [alert] = alerts.list({ minerId: id }).items;
  expect(alert).toMatchObject({ kind: "pool-drift", state: "resolved" });
  expect(notes({ journal }, "alert.resolved").map(({ message }) => message)).toEqual([
    expect.stringMatching(/: its pin was removed\.$/),
  ]);
});
