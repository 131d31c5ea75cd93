import { setImmediate as nextTurn } from "node:timers/promises";
import type { AlertKind } from "@hearthash/contract";
import type { Database, Statement } from "../../store/index.js";
import { calm } from "../engine/level.js";
import type { RuleMemory } from "../engine/rule.js";

type ByMiner = Map<string, RuleMemory>;

const nothing: RuleMemory = {};

/** How often what has changed is written. */
const SAVE_MS = 60_000;
/** So many memories are looked at in a row: a crowd of miners must not keep polls waiting. */
const SLICE = 500;

/** What rules remember of miners: in memory, and on disk with each message and once a minute. */
export class Memories {
  readonly #store: Database;
  readonly #put: Statement<[string, string, string]>;
  readonly #all = new Map<AlertKind, ByMiner>();
  /** What is on disk, as far as it was written or read here. */
  readonly #saved = new Map<AlertKind, ByMiner>();
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
      of(this.#saved, kind).set(minerId, read);
    }
  }

  get(minerId: string, kind: AlertKind): RuleMemory {
    return this.#all.get(kind)?.get(minerId) ?? nothing;
  }

  /** Keeps a memory until it is saved. One that says nothing takes no room. */
  keep(minerId: string, kind: AlertKind, memory: RuleMemory): void {
    const known = this.#all.get(kind)?.get(minerId);
    if (known === undefined && isEmpty(memory)) return;
    if (known?.level === memory.level && known?.facts === memory.facts) return;
    of(this.#all, kind).set(minerId, memory);
  }

  /** Writes one memory at once: part of the transaction that tells of it. */
  write(minerId: string, kind: AlertKind, memory: RuleMemory): void {
    this.#put.run(minerId, kind, JSON.stringify(memory));
  }

  /** Writes what has changed, when it is time, a part at a time. */
  async saveSometimes(now: number): Promise<void> {
    if (Math.abs(now - this.#savedAt) < SAVE_MS) return;
    this.#savedAt = now;
    for (const [kind, memories] of this.#all) {
      const ids = [...memories.keys()];
      for (let start = 0; start < ids.length; start += SLICE) {
        this.#saveThose(kind, ids.slice(start, start + SLICE));
        await nextTurn();
      }
    }
  }

  /** Writes what has changed. */
  save(): void {
    for (const [kind, memories] of this.#all) this.#saveThose(kind, memories.keys());
  }

  forget(minerId: string): void {
    this.#store.prepare("DELETE FROM alert_memory WHERE miner_id = ?").run(minerId);
    for (const memories of [...this.#saved.values(), ...this.#all.values()]) memories.delete(minerId);
  }

  rename(before: string, after: string): void {
    const kept = [...this.#all].flatMap(([kind, memories]) => {
      const memory = memories.get(before);
      return memory === undefined ? [] : [{ kind, memory }];
    });
    if (kept.length === 0) return;
    this.forget(before);
    for (const { kind, memory } of kept) {
      this.keep(after, kind, memory);
      this.#saveThose(kind, [after]);
    }
  }

  #saveThose(kind: AlertKind, minerIds: Iterable<string>): void {
    const saved = of(this.#saved, kind);
    this.#store.transaction(() => {
      for (const minerId of minerIds) {
        const memory = this.get(minerId, kind);
        const before = saved.get(minerId);
        if (memory === before) continue;
        const text = JSON.stringify(memory);
        if (text !== JSON.stringify(before ?? nothing)) this.#put.run(minerId, kind, text);
        saved.set(minerId, memory);
      }
    })();
  }
}

function of(all: Map<AlertKind, ByMiner>, kind: AlertKind): ByMiner {
  const known = all.get(kind) ?? new Map<string, RuleMemory>();
  all.set(kind, known);
  return known;
}

/** Whether it says no more than having none. */
function isEmpty({ level = calm, facts }: RuleMemory): boolean {
  return level === calm && facts === undefined;
}
