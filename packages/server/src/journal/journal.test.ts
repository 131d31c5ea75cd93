import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journalEntrySchema } from "@hearthash/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EventFlow } from "../events/index.js";
import { type Database, openStore } from "../store/index.js";
import { type Journal, openJournal } from "./index.js";

const DAY_MS = 86_400_000;
let folder = "";
let store: Database;
let nowMs = 0;
const clock = { now: () => nowMs };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hearthash-journal-"));
  store = openStore(join(folder, "state.db"), { backupFolder: folder, now: clock.now });
  nowMs = Date.UTC(2026, 10, 22);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function open(keep = {}, events = new EventFlow(() => {})): Journal {
  return openJournal({ store, events, clock, keep });
}

describe("the journal", () => {
  it("writes an entry, tells of it, and has it after a restart", () => {
    const events = new EventFlow((error) => {
      throw error;
    });
    const told: unknown[] = [];
    events.on("journal.added", ({ entry }) => told.push(entry));
    const entry = open({}, events).write({
      kind: "command.finished",
      severity: "warning",
      minerId: "0011223344556677",
      actor: { kind: "token", id: "t1", name: "Home" },
      message: "night: unconfirmed",
      data: { intent: "setWorkMode", tries: 1, ok: false },
    });
    expect(journalEntrySchema.parse(entry)).toEqual(entry);
    expect(entry).toMatchObject({ seq: 1, at: nowMs, data: { intent: "setWorkMode", tries: 1, ok: false } });
    expect(told).toEqual([entry]);
    expect(open().list({ limit: 10 })).toEqual([entry]);
    expect(open().write({ kind: "server.started", message: "m" })).toMatchObject({
      seq: 2,
      severity: "info",
      minerId: null,
      actor: null,
      data: {},
    });
  });

  it("lists the newest first, by page, by miner, by kind and by the part of it before a dot", () => {
    const journal = open();
    for (const [kind, minerId] of [
      ["miner.lost", "a"],
      ["miner.found", "a"],
      ["minerals", "b"],
      ["miner", "b"],
      ["server.started", undefined],
    ] as const) {
      journal.write({ kind, minerId, message: kind });
    }
    const seqs = (query: Partial<Parameters<Journal["list"]>[0]>) =>
      journal.list({ limit: 10, ...query }).map(({ seq }) => seq);
    expect(seqs({})).toEqual([5, 4, 3, 2, 1]);
    expect(seqs({ limit: 2 })).toEqual([5, 4]);
    expect(seqs({ limit: 2, beforeSeq: 4 })).toEqual([3, 2]);
    expect(seqs({ minerId: "a" })).toEqual([2, 1]);
    expect(seqs({ kind: "miner" })).toEqual([4, 2, 1]);
    expect(seqs({ kind: "miner.lost" })).toEqual([1]);
    expect(seqs({ kind: "miner", minerId: "b" })).toEqual([4]);
    expect(seqs({ kind: "%" })).toEqual([]);
  });

  it("lets no secret in, whatever it is called or put", () => {
    const entry = open().write({
      kind: "k",
      message: "set stratum+tcp://me:hunter2@pool.example.com:3333",
      data: {
        password: "hunter2",
        pools: [{ url: "stratum+tcp://u:hunter2@h", pass: "hunter2", worker: "me.w" }],
        webPassword: { deep: "hunter2" },
        token_secret: "hunter2",
        Cookie: "hunter2",
        tokenId: "t1",
        tokenName: "Home",
      },
    });
    expect(JSON.stringify(entry)).not.toContain("hunter2");
    expect(entry.data).toMatchObject({
      password: "[redacted]",
      tokenId: "t1",
      tokenName: "Home",
      pools: [{ worker: "me.w" }],
    });
    expect(JSON.stringify(store.prepare("SELECT * FROM journal").all())).not.toContain("hunter2");
  });

  it("bounds texts and takes out what could move a cursor", () => {
    const entry = open().write({
      kind: "k\u001b[2J",
      minerId: "m".repeat(1000),
      message: `a\u0000b\u001b]0;x\u0007c\u202ed${"😀".repeat(5000)}`,
      data: {
        list: Array(5000).fill("x"),
        deep: { a: { b: { c: { d: { e: 1 } } } } },
        bytes: new Uint8Array(9),
        no: undefined,
        bad: Number.NaN,
        large: "y".repeat(9000),
      },
    });
    expect(entry.kind).toBe("k[2J");
    expect(entry.minerId?.length).toBeLessThanOrEqual(120);
    expect(entry.message.startsWith("ab]0;xcd😀")).toBe(true);
    expect(entry.message.length).toBeLessThanOrEqual(1000);
    expect(() => encodeURIComponent(entry.message)).not.toThrow();
    expect(JSON.stringify(entry.data).length).toBeLessThan(2000);
    const wide = open().write({
      kind: "k",
      message: "m",
      data: Object.fromEntries(Array.from({ length: 49 }, (_, at) => [at, "z".repeat(499)])),
    });
    expect(wide.data).toEqual({ leftOut: "more than an entry holds" });
  });

  it("keeps so many entries and days, and gives no number twice", () => {
    const journal = open({ entries: 100, days: 400 });
    for (let index = 0; index < 1000; index += 1) journal.write({ kind: "k", message: String(index) });
    const count = () => journal.list({ limit: 10_000 }).length;
    expect(count()).toBeGreaterThanOrEqual(100);
    expect(count()).toBeLessThan(200);
    nowMs += 401 * DAY_MS;
    for (let index = 0; index < 64; index += 1) journal.write({ kind: "k", message: "new" });
    expect(new Set(journal.list({ limit: 10_000 }).map(({ message }) => message))).toEqual(new Set(["new"]));
    expect(journal.list({ limit: 1 })[0]?.seq).toBe(1064);
  });
});
