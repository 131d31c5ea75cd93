import { describe, expect, it } from "vitest";
import { writes } from "../../support/controlled-miner.js";
import { order, startDevices } from "../support/commanded-miner.js";
import { dataFolder, known, notes, OWNER } from "../support/server-parts.js";
import { guarded, guardedDevice, guardParts, stranger } from "./guarded-house.js";

const changes = (texts: readonly string[]) =>
  texts.filter((text) => /switchpool|poolpriority/.test(text)).length;

describe("somebody who wants it otherwise", () => {
  it("two restores of the same drift that were undone: the guard stops and says so", async () => {
    const { poll, pollUntil, device, guard, id, alertCount, journal } = await guarded("nano3s", {
      restore: "switch",
    });
    for (const time of [1, 2]) {
      await stranger(device, "switchpool", "2");
      await poll();
      await pollUntil(({ badge }) => badge === "ok", `restore ${time}`);
    }
    await stranger(device, "switchpool", "2");
    await poll();
    await pollUntil(({ state }) => state === "stopped", "the guard to stop");
    for (let count = 0; count < 5; count += 1) await poll();
    expect(guard.get(id).restoring.stop).toMatchObject({ code: "fight" });
    expect(changes(writes(device))).toBe(3 + 2);
    expect(notes({ journal }, "guard.stopped")).toHaveLength(1);
    expect(alertCount()).toBe(3);
  });

  it("two servers with different pins end, each with few restores", async () => {
    const [device] = await startDevices([{ model: "nano3s" }]);
    if (device === undefined) throw new Error("no miner was started");
    const one = await guardedDevice(device, { restore: "switch" });
    const other = await guardedDevice(device, {});
    await other.bus.ended(other.bus.submit(order(other.id, { kind: "switchPool", pool: 2 })).id);
    await other.guard.pin(other.id, { pools: "present", restore: "switch" }, OWNER);
    let quiet = 0;
    for (let count = 0; count < 400 && quiet < 30; count += 1) {
      const before = changes(writes(device));
      await one.poll();
      await other.poll();
      await new Promise((resolve) => setTimeout(resolve, 20));
      quiet = changes(writes(device)) === before ? quiet + 1 : 0;
    }
    expect(quiet).toBe(30);
    expect(changes(writes(device))).toBeLessThanOrEqual(1 + 6);
    const states = [one.guard.get(one.id).state, other.guard.get(other.id).state];
    expect(
      states.filter((state) => state === "stopped" || state === "given-up" || state === "drifted").length,
    ).toBe(1);
  }, 60_000);

  it("tries that do not help end: three, with pauses, kept over a restart of the server", async () => {
    const { device, guard, id, poll, pollUntil, bus } = await guarded("nano3s", { restore: "switch" });
    await device.setFault("unsupported", { only: ["poolpriority"] });
    await stranger(device, "switchpool", "2");
    await poll();
    await pollUntil(() => guard.counts().restores.failed === 1, "the first try");
    for (let count = 0; count < 10; count += 1) await poll();
    expect(guard.counts().restores.begun).toBe(1);
    expect(guard.get(id).restoring).toMatchObject({ tries: 1, nextAt: expect.any(Number), stop: null });
    expect(bus.list({ minerId: id, limit: 10 })).toHaveLength(1);
  });
});

describe("behind a restart of the server", () => {
  it("pins, drifts and tries are as they were, and nothing is alerted twice", async () => {
    const folder = dataFolder();
    const [device] = await startDevices([{ model: "nano3s" }]);
    if (device === undefined) throw new Error("no miner was started");
    const before = await guardedDevice(device, { watch5s: true }, { folder });
    await stranger(device, "switchpool", "2");
    await before.poll();
    const { drift } = before.guard.get(before.id);
    await before.guard.stop();
    await before.alerts.stop();
    await before.fleet.stop();
    const parts = guardParts({ folder });
    const { id } = await known(parts.fleet, device.address).catch(() => ({ id: before.id }));
    const { poll, alertCount } = parts.ofMiner(id);
    await poll();
    expect(parts.guard.get(id)).toMatchObject({ badge: "drifted", watch5s: true, drift: { id: drift?.id } });
    expect(alertCount()).toBe(1);
    await stranger(device, "poolpriority", "0,1,2");
    expect((await poll()).badge).toBe("ok");
  });
});

describe("a miner that is away", () => {
  it("drifts when it answers again, without an alert meanwhile", async () => {
    const { device, poll, alertCount, pollUntil, alerted } = await guarded("mini3");
    await device.setFault("refused");
    for (let count = 0; count < 3; count += 1) await poll();
    expect(alertCount()).toBe(0);
    device.replacePools([{ url: "stratum+tcp://thief.example.com:1", worker: "t" }]);
    await device.clearFault("refused");
    await pollUntil(({ badge }) => badge === "drifted", "the drift");
    expect(alerted()).toEqual(["pool-drift"]);
  });

  it("a restart between, with a stranger's switch undone by it, is over by itself", async () => {
    const { device, poll, pollUntil, alertCount } = await guarded("mini3");
    await stranger(device, "switchpool", "1");
    expect((await poll()).badge).toBe("drifted");
    await device.powerCycle();
    await pollUntil(({ badge }) => badge === "ok", "the restart");
    expect(alertCount()).toBe(1);
  }, 60_000);
});

describe("what it costs", () => {
  it("an unpinned miner is never asked for its pools by its polls, a pinned one once in each", async () => {
    const devices = await startDevices([{ model: "mini3" }, { model: "mini3" }]);
    const parts = guardParts();
    const ids: string[] = [];
    for (const device of devices) ids.push((await known(parts.fleet, device.address)).id);
    await parts.guard.pin(ids[0] ?? "", {}, OWNER);
    for (const device of devices) device.clearRequests();
    for (let count = 0; count < 3; count += 1) for (const id of ids) await parts.fleet.pollNow(id);
    const asked = devices.map(
      ({ requests }) => requests.filter(({ request }) => request.includes('"pools"')).length,
    );
    expect(asked).toEqual([3, 0]);
    parts.guard.unpin(ids[0] ?? "", OWNER);
    await parts.fleet.pollNow(ids[0] ?? "");
    expect(devices[0]?.requests.filter(({ request }) => request.includes('"pools"'))).toHaveLength(3);
    expect(parts.fleet.need(ids[0] ?? "")).toMatchObject({ pools: undefined, guard: undefined });
  });

  it("watch5s polls at the watched interval", async () => {
    const { guard, id, fleet } = await guarded("mini3", { watch5s: true });
    expect(fleet.need(id).pollIntervalMs).toBe(5000);
    await guard.pin(id, { watch5s: false }, OWNER);
    expect(fleet.need(id).pollIntervalMs).toBe(30_000);
  });
});
