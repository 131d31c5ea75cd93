import { setImmediate as nextTurn } from "node:timers/promises";
import type { AlertKind } from "@hearthash/contract";
import type { Database, Statement } from "../../store/index.js";
import { calm } from "../engine/level.js";
import type { RuleMemory } from "../engine/rule.js";

/** By miner, then by kind: a poll judges one miner by all kinds. */
type Kept = Map<string, Map<AlertKind, RuleMemory>>;

const nothing: RuleMemory = {};

/** How often what has changed is written. */
const SAVE_MS = 60_000;
/** So many memories are looked at in a row: a crowd of miners must not keep polls waiting. */
const SLICE = 500;

/** What rules remember of miners: in memory, and on disk with each message and once a minute. */
export class Memories {
  readonly #store: Database;
  readonly #put: Statement<[string, string, string]>;
  readonly #all: Kept = new Map();
  /** What is on disk, as far as it was written or read here. */
  readonly #saved: Kept = new Map();
  #savedAt = 0;

  constructor(store: Database) {
    this.#store = store;
    this.#put = store.prepare(
      "INSERT INTO alert_memory VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET memory = excluded.memory",
    );
    const rows = store.prepare("SELECT miner_id, kind, memory FROM alert_memory").iterate() as Iterable<{
      miner_id: string;
      kind: AlertKind;
      memory: string;
    }>;
    for (const { miner_id: minerId, kind, memory } of rows) {
      const read = JSON.parse(memory) as RuleMemory;
      this.keep(minerId, kind, read);
      of(this.#saved, minerId).set(kind, read);
    }
  }

  get(minerId: string, kind: AlertKind): RuleMemory {
    return this.#all.get(minerId)?.get(kind) ?? nothing;
  }

  /** Keeps a memory until it is saved. One that says nothing takes no room. */
  keep(minerId: string, kind: AlertKind, memory: RuleMemory): void {
    const known = this.#all.get(minerId)?.get(kind);
    if (known === undefined && isEmpty(memory)) return;
    if (known?.level === memory.level && known?.facts === memory.facts) return;
    of(this.#all, minerId).set(kind, memory);
  }

  /** Writes one memory at once: part of the transaction that tells of it. */
  write(minerId: string, kind: AlertKind, memory: RuleMemory): void {
    this.#put.run(minerId, kind, JSON.stringify(memory));
  }

  /** Writes what has changed, when it is time, a part at a time. */
  async saveSometimes(now: number): Promise<void> {
    if (Math.abs(now - this.#savedAt) < SAVE_MS) return;
    this.#savedAt = now;
    const ids = [...this.#all.keys()];
    for (let start = 0; start < ids.length; start += SLICE) {
      this.#saveThose(ids.slice(start, start + SLICE));
      await nextTurn();
    }
  }

  /** Writes what has changed. */
  save(): void {
    this.#saveThose(this.#all.keys());
  }

  forget(minerId: string): void {
    this.#store.prepare("DELETE FROM alert_memory WHERE miner_id = ?").run(minerId);
    this.#saved.delete(minerId);
    this.#all.delete(minerId);
  }

  rename(before: string, after: string): void {
    const kept = this.#all.get(before);
    if (kept === undefined) return;
    this.forget(before);
    for (const [kind, memory] of kept) this.keep(after, kind, memory);
    this.#saveThose([after]);
  }

  #saveThose(minerIds: Iterable<string>): void {
    this.#store.transaction(() => {
      for (const minerId of minerIds) this.#saveOne(minerId);
    })();
  }

  #saveOne(minerId: string): void {
    const saved = of(this.#saved, minerId);
    for (const [kind, memory] of this.#all.get(minerId) ?? []) {
      const before = saved.get(kind);
      if (memory === before) continue;
      const text = JSON.stringify(memory);
      if (text !== JSON.stringify(before ?? nothing)) this.write(minerId, kind, memory);
      saved.set(kind, memory);
    }
  }
}

function of(all: Kept, minerId: string): Map<AlertKind, RuleMemory> {
  const known = all.get(minerId) ?? new Map<AlertKind, RuleMemory>();
  all.set(minerId, known);
  return known;
}

/** Whether it says no more than having none. */
function isEmpty({ level = calm, facts }: RuleMemory): boolean {
  return level === calm && facts === undefined;
}
