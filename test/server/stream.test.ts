import { streamColumns, streamEventSchemas, streamSnapshotSchema } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { call } from "./support/call.js";
import { EventReader, type ReadEvent } from "./support/event-reader.js";
import { type HttpParts, OWNER } from "./support/http-parts.js";
import { simulatedHouse } from "./support/simulated-house.js";
import { until } from "./support/until.js";

const quick = { tickMs: 20 };

/** Opens a stream and waits for its first event. */
async function open(
  house: HttpParts,
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

const column = (name: (typeof streamColumns)[number]) => streamColumns.indexOf(name);

describe("the live stream", () => {
  it("begins with a snapshot, then tells each change, in the schemas of the contract", async () => {
    const house = await simulatedHouse([{ model: "mini3" }, { model: "nano3s" }], { stream: quick });
    const reader = await open(house);
    expect(reader.response?.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
    const [snapshot] = reader.events;
    const { columns, rows, miners } = streamSnapshotSchema.parse(snapshot?.data);
    expect(columns).toEqual([...streamColumns]);
    expect(miners.map(({ name }) => name)).toEqual(["mini3 1", "nano3s 2"]);
    const live = house.fleet.list()[0];
    expect(rows[0]?.[column("powerWallW")]).toBeCloseTo(live?.snapshot?.points.powerWallW ?? 0, 0);
    await house.fleet.pollNow(live?.id ?? "");
    await until(() => reader.named("tick").length > 0, "a tick");
    expect(reader.named("tick")[0]?.data.rows.map(([id]: string[]) => id)).toEqual([live?.id]);
    house.fleet.change(live?.id ?? "", { name: "Bath" }, OWNER.actor);
    await until(() => reader.named("miner").length > 0 && reader.named("journal").length > 0, "the change");
    expect(reader.named("miner")[0]?.data.name).toBe("Bath");
    await call(house, "POST", `/api/v1/miners/${live?.id}/commands`, {
      body: { intent: { kind: "setLcd", on: false } },
    });
    const isDone = (event: ReadEvent) => event.data.status === "confirmed";
    await until(() => reader.named("command").some(isDone), "the outcome");
    house.fleet.remove(live?.id ?? "", OWNER.actor);
    await until(() => !rowsAfter(reader.events).has(live?.id ?? ""), "the removal");
    for (const { name, data } of reader.events) streamEventSchemas[name as "tick"].parse(data);
    const seqs = reader.events.map(({ id }) => Number(/-(\d+)$/.exec(id)?.[1]));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  it("tells a miner in detail at each of its polls to those who asked for it", async () => {
    const house = await simulatedHouse([{ model: "mini3" }, { model: "nano3s" }], { stream: quick });
    const [first, second] = house.fleet.list().map(({ id }) => id);
    const reader = await open(house, `?detail=${first}&watch=none`);
    expect(house.fleet.watched).toEqual([[first]]);
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
    expect(house.fleet.watched).toEqual([undefined]);
    await reader.stop();
    await until(() => house.fleet.watched.length === 0, "the end of watching");
    house.fleet.put({ host: "127.0.0.9", port: 1 });
    await open(house);
    expect(house.fleet.watched).toEqual([]);
    await open(house, "?watch=all");
    expect(house.fleet.watched).toEqual([undefined]);
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
    await new Promise((resolve) => setTimeout(resolve, 200));
    const again = await open(house, `?after=${reader.events.at(-1)?.id}`);
    expect(again.events[0]?.name).toBe("snapshot");
  });
});

describe("many and slow clients", () => {
  it("serves 200 at once, and refuses what is beyond in total or by one caller", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], { stream: quick });
    house.caller = undefined;
    const readers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        open(house, "", { localAddress: `127.9.0.${1 + Math.floor(index / 16)}` }),
      ),
    );
    const refused = await open(house, "", { localAddress: "127.9.0.1" });
    expect(refused.response?.statusCode).toBe(429);
    expect((await open(house, "", { localAddress: "127.9.9.9" })).response?.statusCode).toBe(429);
    await house.fleet.pollNow(house.fleet.list()[0]?.id ?? "");
    await until(() => readers.every((reader) => reader.named("tick").length > 0), "a tick everywhere");
    const metrics = await call(house, "GET", "/metrics");
    expect(metrics.text).toContain('hearthash_streams_open{listener="local"} 200');
    await Promise.all(readers.slice(0, 16).map((reader) => reader.stop()));
    await until(async () => {
      const again = await open(house, "", { localAddress: "127.9.0.1" });
      return again.response?.statusCode === 200;
    }, "a free place");
  });

  it("does not buffer without bound for one that does not read, and brings it up to date afterwards", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], {
      stream: { tickMs: 2, backlogBytes: 32 * 1024 },
    });
    const [miner] = house.fleet.list();
    if (miner === undefined) throw new Error("no miner");
    for (let index = 1; index <= 500; index += 1) {
      house.fleet.put({ host: `127.7.${index >> 8}.${index & 255}`, port: 1 }, { ...miner, id: `m${index}` });
    }
    const slow = await open(house);
    const quickReader = await open(house);
    slow.pause();
    let round = 0;
    const isCoalesced = () => round >= 200;
    while (!isCoalesced()) {
      round += 1;
      for (const one of house.fleet.list())
        house.fleet.replace({ ...one, polledAt: 1_800_000_000_000 + round });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const isCurrent = (reader: EventReader) =>
      [...rowsAfter(reader.events).values()].every(
        (row) => row[column("polledAt")] === 1_800_000_000_000 + round,
      );
    await until(() => isCurrent(quickReader), "the quick one to be up to date");
    const before = slow.events.length;
    slow.resume();
    await until(() => isCurrent(slow), "the slow one to be up to date");
    expect(rowsAfter(slow.events)).toEqual(rowsAfter(quickReader.events));
    expect(slow.events.slice(before).filter(({ name }) => name === "snapshot").length).toBeGreaterThan(0);
    expect(slow.named("tick").length).toBeLessThan(quickReader.named("tick").length);
  });

  it("cuts one that is stuck", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], {
      stream: { tickMs: 5, backlogBytes: 1024, stuckMs: 50 },
    });
    const stuck = await open(house);
    stuck.pause();
    const text = "x".repeat(100_000);
    await until(() => {
      house.journal.write({ kind: "a", message: text });
      return house.fleet.watched.length === 0;
    }, "the cut");
  });
});

describe("the end of a stream", () => {
  it("comes when its session is revoked, while others go on", async () => {
    const house = await simulatedHouse([{ model: "nano3s" }], { stream: { ...quick, heartbeatMs: 20 } });
    const principal = house.access.open();
    house.caller = principal;
    const own = await open(house);
    house.caller = house.access.open();
    const other = await open(house);
    await until(() => own.parser.comments > 0, "a heartbeat");
    house.access.revokeSession(principal.sessionId ?? "", OWNER.actor);
    await until(() => own.isEnded, "the end");
    expect(other.isEnded).toBe(false);
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
    house.fleet.change(miner.id, { name: evil, place: evil, notes: evil }, OWNER.actor);
    house.journal.write({ kind: evil, message: evil, data: { [evil]: evil } });
    const error = { code: "closed", message: evil };
    house.fleet.replace({ ...house.fleet.need(miner.id), error, id: miner.id });
    await until(() => reader.named("miner").length > 0 && reader.named("journal").length > 1, "the events");
    expect(new Set(reader.events.map(({ name }) => name))).toEqual(
      new Set(["snapshot", "tick", "miner", "journal"]),
    );
    expect(reader.named("journal").at(-1)?.data.message).toBe(evil);
    expect(reader.named("miner").at(-1)?.data.name).toBe('aevent: forgeddata: {"x":1}event: forged"\\');
  });
});
