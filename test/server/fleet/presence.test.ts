import { startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { house, OWNER, polls, told, until } from "./house.js";

const DNA = "00000000000000a1";

async function oneMiner(host: string, over: object = {}) {
  const miners = [{ model: "nano3s" as const, host, dna: DNA, ...over }];
  const simulator = stoppedBehind(await startSimulator({ miners }));
  const [device] = simulator.miners;
  if (device === undefined) throw new Error("no miner");
  return device;
}

describe("a miner that is added", () => {
  it("is polled at once, gets its identity and is still found by its first id", async () => {
    const device = await oneMiner("127.50.1.1");
    const here = house();
    const added = here.fleet.add({ host: device.host, name: "Study" }, OWNER);
    expect(added).toMatchObject({
      id: "at-127.50.1.1-4028",
      presence: "new",
      name: "Study",
      source: "owner",
    });
    await until(() => here.fleet.need(added.id).presence === "online");
    const live = here.fleet.need(added.id);
    expect(live).toMatchObject({ id: DNA, state: "hashing", error: undefined, name: "Study" });
    expect(live.snapshot?.points.hashrateThs).toBeGreaterThan(0);
    expect(live.snapshot?.raw).toEqual({});
    expect(told(here)).toEqual(["miner.added", "miner.changed"]);
    expect(here.events.find(({ name }) => name === "miner.changed")?.event).toMatchObject({
      before: "at-127.50.1.1-4028",
    });
    expect(here.fleet.knows(device)).toBe(true);
    expect(await here.fleet.pools(DNA)).not.toEqual([]);
    expect(() => here.fleet.add({ host: device.host }, OWNER)).toThrowError(
      expect.objectContaining({ code: "conflict" }),
    );
  });

  it("is polled on demand, through the handle that others use", async () => {
    const device = await oneMiner("127.50.1.2");
    const here = house({ polling: { ...slow } });
    const { id } = here.fleet.add({ host: device.host }, OWNER);
    await until(() => here.fleet.need(id).presence === "online");
    const before = polls(here, DNA);
    const [one, other] = await Promise.all([here.fleet.pollNow(id), here.fleet.pollNow(id)]);
    expect(one.id).toBe(DNA);
    expect(other).toBe(one);
    expect(polls(here, DNA)).toBe(before + 1);
    expect((await here.fleet.handle(id).identify()).id).toBe(DNA);
  });
});

const slow = {
  watchedMs: 200,
  backgroundMs: 3_600_000,
  concurrency: 4,
  connectTimeoutMs: 1000,
  replyTimeoutMs: 1000,
};

describe("watching", () => {
  it("polls at once and at the watched interval until it is given up", async () => {
    const device = await oneMiner("127.50.1.3");
    const here = house({ polling: slow });
    here.fleet.add({ host: device.host }, OWNER);
    await until(() => polls(here, DNA) === 1);
    expect(here.fleet.need(DNA).pollIntervalMs).toBe(3_600_000);
    const [one, other] = [here.fleet.watch([DNA]), here.fleet.watch()];
    await until(() => polls(here, DNA) >= 4);
    expect(here.fleet.need(DNA).pollIntervalMs).toBe(200);
    one();
    one();
    const soFar = polls(here, DNA);
    await until(() => polls(here, DNA) > soFar + 1);
    other();
    expect(here.fleet.need(DNA).pollIntervalMs).toBe(3_600_000);
    await here.fleet.pollNow(DNA);
    const atEnd = device.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(device.requests.length).toBe(atEnd);
  });
});

describe("watching what is watched already", () => {
  it("changes nothing, neither by another stream nor by its end", async () => {
    const device = await oneMiner("127.50.1.9");
    const here = house({ polling: { ...slow, watchedMs: 60_000 } });
    here.fleet.add({ host: device.host }, OWNER);
    await until(() => here.fleet.get(DNA)?.presence === "online");
    const first = here.fleet.watch();
    const live = here.fleet.need(DNA);
    expect(live.pollIntervalMs).toBe(60_000);
    const others = [here.fleet.watch(), here.fleet.watch([DNA])];
    for (const stop of others) stop();
    expect(here.fleet.need(DNA)).toBe(live);
    first();
    expect(here.fleet.need(DNA).pollIntervalMs).toBe(3_600_000);
  });
});

describe("presence", () => {
  it("is decided on two polls, both ways, and keeps the last good reading", async () => {
    const device = await oneMiner("127.50.1.4");
    const here = house();
    here.fleet.add({ host: device.host }, OWNER);
    await until(() => here.fleet.get(DNA)?.presence === "online");
    const seen: string[] = [];
    here.options.events.on("miner.updated", ({ miner }) => {
      seen.push(`${miner.error === undefined ? "good" : "bad"} ${miner.presence}`);
    });
    await device.stop();
    await until(() => here.fleet.need(DNA).presence === "offline");
    const lastGood = here.fleet.need(DNA).snapshot;
    expect(lastGood?.points.hashrateThs).toBeGreaterThan(0);
    await until(() => seen.filter((one) => one === "bad offline").length >= 2);
    expect(here.fleet.need(DNA).snapshot).toBe(lastGood);
    expect(here.fleet.need(DNA).error).toMatchObject({ code: "refused" });
    await device.start();
    await until(() => here.fleet.need(DNA).presence === "online");
    const changes = seen.filter((one, index) => one !== seen[index - 1]);
    expect(changes.filter((one) => one !== "good online")).toEqual([
      "bad online",
      "bad offline",
      "good offline",
    ]);
    expect(told(here, DNA).filter((name) => name !== "miner.state")).toEqual([
      "miner.changed",
      "miner.lost",
      "miner.found",
    ]);
    const found = here.notes.find(({ kind }) => kind === "miner.found");
    expect(found?.data?.["awayMs"]).toBeGreaterThan(0);
  });

  it("does not change on one bad poll", async () => {
    const device = await oneMiner("127.50.1.5");
    const here = house();
    here.fleet.add({ host: device.host }, OWNER);
    await until(() => here.fleet.get(DNA)?.presence === "online");
    const errors: unknown[] = [];
    here.options.events.on("miner.updated", ({ miner }) => errors.push(miner.error));
    await device.setFault("silence", { times: 1 });
    await until(() => errors.some((error) => error !== undefined));
    await until(() => errors.filter((error) => error === undefined).length > 2);
    expect(told(here, DNA)).toEqual(["miner.changed"]);
  });

  it("of one that never answered is offline, without having been lost", async () => {
    const here = house();
    const { id } = here.fleet.add({ host: "127.50.1.6" }, OWNER);
    await until(() => here.fleet.need(id).presence === "offline");
    expect(told(here)).toEqual(["miner.added"]);
    expect(here.fleet.need(id)).toMatchObject({
      snapshot: undefined,
      lastSeenAt: undefined,
      state: "unknown",
    });
  });
});

describe("state and restart", () => {
  it("are decided on two polls", async () => {
    const device = await oneMiner("127.50.1.7", {
      model: "mini3",
      boot: { refuseMs: 0, hangMs: 0, initMs: 0, clockSetMs: 0 },
      uptimeS: 100_000,
    });
    const here = house();
    here.fleet.add({ host: device.host }, OWNER);
    await until(() => here.fleet.get(DNA)?.state === "hashing");
    await here.fleet.handle(DNA).control.apply({ kind: "standby" });
    await until(() => here.fleet.need(DNA).state === "standby");
    const standby = here.notes.find(({ kind }) => kind === "miner.state");
    expect(standby?.data).toEqual({ before: "hashing", state: "standby" });
    await device.powerCycle();
    await until(() => told(here, DNA).includes("miner.restarted"));
    expect(told(here, DNA).filter((name) => name === "miner.restarted")).toHaveLength(1);
  });
});

describe("stopping", () => {
  it("gives up what is under way at once", async () => {
    const device = await oneMiner("127.50.1.8");
    await device.setFault("silence");
    const polling = { ...slow, replyTimeoutMs: 60_000, connectTimeoutMs: 60_000 };
    const here = house({ polling });
    here.fleet.add({ host: device.host }, OWNER);
    await until(() => device.requests.length > 0);
    expect(here.fleet.health().underWay).toBe(1);
    const waiting = here.fleet.pollNow("at-127.50.1.8-4028");
    await Promise.race([here.stop(), new Promise((_, reject) => setTimeout(() => reject("late"), 5000))]);
    await waiting;
  });
});
