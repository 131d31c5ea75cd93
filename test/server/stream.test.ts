import { streamColumns, streamEventSchemas, streamSnapshotSchema } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { call } from "./support/call.js";
import { EventReader, type ReadEvent } from "./support/event-reader.js";
import { OWNER, type ServedHouse } from "./support/served-house.js";
import { simulatedHouse } from "./support/simulated-house.js";
import { until } from "./support/until.js";

const quick = { tickMs: 20 };

/** Opens a stream and waits for its first event. */
async function open(
  house: ServedHouse,
  query = "",
  options: { headers?: Record<string, string>; localAddress?: string } = {},
): Promise<EventReader> {
  const reader = stoppedBehind(new EventReader(`${house.url}/api/v1/stream${query}`, options));
  await until(() => reader.events.length > 0 || reader.isEnded, "the first event");
  return reader;
}

/** Plays the events: rows by id, as a dashboard does. */
function rowsAfter(events: readonly ReadEvent[]): Map<string, unknown[]> {
  const rows = new Map<string, unknown[]>();
  for (const { name, data } of events) {
    if (name === "snapshot") rows.clear();
    for (const row of data.rows ?? []) rows.set(String(row[0]), row);
    for (const id of data.removed ?? []) rows.delete(id);
  }
  return rows;
}

/** Whether a miner is polled as one that somebody watches, or as every other one. */
function isWatched({ fleet }: ServedHouse, index = 0): boolean {
  return fleet.list()[index]?.pollIntervalMs === 5000;
}

/** Kept by the event log in full: the most that one entry takes. */
const LONG_NOTE = {
  message: "x".repeat(1000),
  data: Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`n${index}`, "x".repeat(500)])),
};

/** Plays what seldom changes: the place of each miner. */
function placesAfter(events: readonly ReadEvent[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const { name, data } of events) {
    const miners = name === "snapshot" ? data.miners : name === "miner" ? [data] : [];
    for (const { id, place } of miners) places.set(id, place ?? "");
  }
  return places;
}

const column = (name: (typeof streamColumns)[number]) => streamColumns.indexOf(name);

describe("the live stream", () => {
  it("begins with a snapshot, then tells each change, in the schemas of the contract", async () => {
    const house = await simulatedHouse([{ model: "mini3" }, { model: "nano3s" }], {
      stream: { ...quick, heartbeatMs: 200 },
    });
    const reader = await open(house);
    expect(reader.response?.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
    const [snapshot] = reader.events;
    const { columns, rows, miners } = streamSnapshotSchema.parse(snapshot?.data);
    expect(columns).toEqual([...streamColumns]);
    expect(miners.map(({ name }) => name)).toEqual(["mini3 1", "nano3s 2"]);
    expect(miners.map(({ limits }) => limits)).toEqual([undefined, undefined]);
    const live = house.fleet.list()[0];
    expect(rows[0]?.[column("powerWallW")]).toBeCloseTo(live?.snapshot?.points.powerWallW ?? 0, 0);
    await house.fleet.pollNow(live?.id ?? "");
    await until(() => reader.named("tick").length > 0, "a tick");
    expect(reader.named("tick")[0]?.data.rows.map(([id]: string[]) => id)).toEqual([live?.id]);
    house.fleet.change(live?.id ?? "", { name: "Bath" }, OWNER);
    await until(() => reader.named("miner").length > 0 && reader.named("journal").length > 0, "the change");
    expect(reader.named("miner")[0]?.data.name).toBe("Bath");
    const limits = { neverOnUnattended: true, maxPowerW: 600 };
    house.fleet.change(live?.id ?? "", { limits }, OWNER);
    const later = streamSnapshotSchema.parse((await open(house)).events[0]?.data);
    expect(later.miners[0]).toMatchObject({ limits });
    await call(house, "POST", `/api/v1/miners/${live?.id}/commands`, {
      body: { intent: { kind: "setLcd", on: false } },
    });
    const isDone = (event: ReadEvent) => event.data.status === "confirmed";
    await until(() => reader.named("command").some(isDone), "the outcome");
    house.fleet.remove(live?.id ?? "", OWNER);
    await until(() => !rowsAfter(reader.events).has(live?.id ?? ""), "the removal");
    await until(() => reader.named("beat").length > 0, "a beat");
    expect(reader.named("beat")[0]?.id).toBe("");
    for (const { name, data } of reader.events) streamEventSchemas[name as "tick"].parse(data);
    const numbered = reader.events.filter(({ name }) => name !== "beat");
    const seqs = numbered.map(({ id }) => Number(/-(\d+)$/.exec(id)?.[1]));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it("tells a miner in detail at each of its polls to those who asked for it", async () => {
    const house = await simulatedHouse([{ model: "mini3" }, { model: "nano3s" }], { stream: quick });
    const [first, second] = house.fleet.list().map(({ id }) => id);
    const reader = await open(house, `?detail=${first}&watch=none`);
    expect([isWatched(house, 0), isWatched(house, 1)]).toEqual([true, false]);
    await house.fleet.pollNow(second ?? "");
    await house.fleet.pollNow(first ?? "");
    await until(() => reader.named("detail").length >= 2, "the detail");
    expect(reader.named("detail").map(({ data }) => data.id)).toEqual([first, first]);
    streamEventSchemas.detail.parse(reader.named("detail")[0]?.data);
    const many = Array.from({ length: 21 }, (_, index) => index).join(",");
    expect((await call(house, "GET", `/api/v1/stream?detail=${many}`)).status).toBe(400);
    expect((await call(house, "GET", "/api/v1/stream?detail=none")).status).toBe(404);
  });

  it("makes the miners be polled fast as long as it is open", async () => {
    const house = await simulatedHouse([{ model: "mini3" }], { stream: { ...quick, watchAllUpTo: 1 } });
    const reader = await open(house);
    expect(isWatched(house)).toBe(true);
    await reader.stop();
    await until(() => !isWatched(house), "the end of watching");
    house.fleet.add({ host: "127.0.0.9" }, OWNER);
    await open(house);
    expect(isWatched(house)).toBe(false);
    await open(house, "?watch=all");
    expect(isWatched(house)).toBe(true);
  });
});

describe("a client that comes back", () => {
  it("gets only what it missed, by header or by query", async () => {
    const house = await simulatedHouse([{ model: "mini3" }], { stream: quick });
    const first = await open(house);
    house.journal.write({ kind: "a", message: "1" });
    await until(() => first.named("journal").length === 1, "the first entry");
    const last = first.events.at(-1)?.id ?? "";
    await first.stop();
    const other = await open(house);
    house.journal.write({ kind: "a", message: "2" });
    await until(() => other.named("journal").length === 1, "the second entry");
    const byHeader = await open(house, "", { headers: { "last-event-id": last } });
    const byQuery = await open(house, `?after=${last}`);
    for (const { events } of [byHeader, byQuery]) {
      expect(events.map(({ name, data }) => [name, data.message])).toEqual([["journal", "2"]]);
    }
  });

  it("gets a snapshot when the past is gone, of another start, or made up", async () => {
    const house = await simulatedHouse([{ model: "mini3" }], { stream: { ...quick, ringEvents: 2 } });
    const reader = await open(house);
    for (let index = 1; index <= 4; index += 1) {
      house.journal.write({ kind: "a", message: String(index) });
      await until(() => reader.named("journal").length === index, "the entry");
    }
    const ids = reader.events.map(({ id }) => id);
    const forged = ["e0.local-3", "e1.lan-3", "e1.local-99", "e1.local-", "x", "e1.local--1"];
    for (const after of [ids[0] ?? "", ...forged]) {
      const again = await open(house, `?after=${encodeURIComponent(after)}`);
      expect([after, again.events[0]?.name]).toEqual([after, "snapshot"]);
    }
    const recent = await open(house, `?after=${ids[2]}`);
    expect(recent.events.map(({ data }) => data.message)).toEqual(["3", "4"]);
  });

  it("gets a snapshot when nobody was listening for long", async () => {
    const house = await simulatedHouse([{ model: "mini3" }], { stream: { ...quick, lingerMs: 0 } });
    const reader = await open(house);
    house.journal.write({ kind: "a", message: "1" });
    await until(() => reader.named("journal").length === 1, "the entry");
    await reader.stop();
    await until(() => !isWatched(house), "the end of the stream");
    house.pass(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const again = await open(house, `?after=${reader.events.at(-1)?.id}`);
    expect(again.events[0]?.name).toBe("snapshot");
  });
});

describe("many and slow clients", () => {
  it("serves 200 at once, and refuses what is beyond in total or by one caller", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], { stream: quick });
    const callers = Array.from({ length: 14 }, () => ({ authorization: `Bearer ${house.token("read")}` }));
    const by = (caller = 0) => open(house, "", { headers: callers[caller] ?? {} });
    const readers = await Promise.all(Array.from({ length: 200 }, (_, index) => by(Math.floor(index / 16))));
    const statuses = [(await by(0)).response?.statusCode, (await by(13)).response?.statusCode];
    expect(statuses).toEqual([429, 429]);
    await house.fleet.pollNow(house.fleet.list()[0]?.id ?? "");
    await until(() => readers.every((reader) => reader.named("tick").length > 0), "a tick everywhere");
    const metrics = await call(house, "GET", "/metrics");
    expect(metrics.text).toContain('hearthash_streams_open{listener="local"} 200');
    await Promise.all(readers.slice(0, 16).map((reader) => reader.stop()));
    await until(async () => {
      return (await by(0)).response?.statusCode === 200;
    }, "a free place");
  });

  it("does not buffer without bound for one that does not read, and brings it up to date afterwards", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], {
      stream: { tickMs: 2, backlogBytes: 32 * 1024 },
    });
    for (let index = 1; index <= 300; index += 1) {
      house.fleet.add({ host: `127.7.${index >> 8}.${index & 255}` }, OWNER);
    }
    const slow = await open(house);
    const quickReader = await open(house);
    slow.pause();
    let round = 0;
    while (round < 60) {
      round += 1;
      const place = `${round} ${"x".repeat(70)}`;
      for (const { id } of house.fleet.list()) house.fleet.change(id, { place }, OWNER);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const isCurrent = (reader: EventReader) =>
      [...placesAfter(reader.events).values()].every((place) => place.startsWith(`${round} `));
    await until(() => isCurrent(quickReader), "the quick one to be up to date");
    const before = slow.events.length;
    slow.resume();
    await until(() => isCurrent(slow), "the slow one to be up to date");
    expect(placesAfter(slow.events)).toEqual(placesAfter(quickReader.events));
    expect(slow.events.slice(before).filter(({ name }) => name === "snapshot").length).toBeGreaterThan(0);
    expect(slow.named("tick").length).toBeLessThan(quickReader.named("tick").length);
  });

  it("cuts one that is stuck", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], {
      stream: { tickMs: 5, backlogBytes: 1024, stuckMs: 50 },
    });
    const stuck = await open(house);
    stuck.pause();
    await until(() => {
      for (let count = 0; count < 20; count += 1) house.journal.write({ kind: "a", ...LONG_NOTE });
      house.pass(10);
      return !isWatched(house);
    }, "the cut");
  });
});

describe("the end of a stream", () => {
  it("comes when its session is revoked, while others go on", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], { stream: { ...quick, heartbeatMs: 20 } });
    const [mine, other] = [house.signIn(), house.signIn()];
    const own = await open(house, "", { headers: { cookie: mine.cookie } });
    const others = await open(house, "", { headers: { cookie: other.cookie } });
    await until(() => own.named("beat").length > 0, "a heartbeat");
    house.access.revokeSession(mine.sessionId, OWNER);
    await until(() => own.isEnded, "the end");
    expect(others.isEnded).toBe(false);
  });

  it("comes in an orderly way when the server stops, and no other is taken", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], { stream: quick });
    const reader = await open(house);
    await house.app.close();
    await until(() => reader.isEnded, "the end");
    expect(reader.response?.complete).toBe(true);
  });
});

describe("hostile texts", () => {
  it("cannot forge an event", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], { stream: quick });
    const reader = await open(house);
    const evil = 'a\n\nevent: forged\rdata: {"x":1}\r\n\r\n\u2028event: forged\u2029\u0000\u0085"\\';
    const [miner] = house.fleet.list();
    if (miner === undefined) throw new Error("no miner");
    house.fleet.change(miner.id, { name: evil, place: evil, notes: evil }, OWNER);
    house.journal.write({ kind: evil, message: evil, data: { [evil]: evil } });
    await until(() => reader.named("miner").length > 0 && reader.named("journal").length > 1, "the events");
    expect(new Set(reader.events.map(({ name }) => name))).toEqual(
      new Set(["snapshot", "tick", "miner", "journal"]),
    );
    const clean = 'aevent: forgeddata: {"x":1}event: forged"\\';
    expect(reader.named("journal").at(-1)?.data).toMatchObject({ message: clean, data: { [clean]: clean } });
    expect(reader.named("miner").at(-1)?.data.name).toBe('aevent: forgeddata: {"x":1}event: forged"\\');
  });
});
