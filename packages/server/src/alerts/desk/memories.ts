import type { AlertKind } from "@hearthash/contract";
import type { Database } from "../../store/index.js";
import type { RuleMemory } from "../engine/rule.js";

const nothing: RuleMemory = {};

/** How often what has changed is written. */
const SAVE_MS = 60_000;

/** What rules remember of miners: in memory, and on disk with each message and once a minute. */
export class Memories {
  readonly #store: Database;
  readonly #all = new Map<string, Map<AlertKind, RuleMemory>>();
  /** What is on disk, by miner and kind. */
  readonly #saved = new Map<string, string>();
  #savedAt = 0;

  constructor(store: Database) {
    this.#store = store;
    const rows = store.prepare("SELECT miner_id, kind, memory FROM alert_memory").all() as readonly {
      miner_id: string;
      kind: AlertKind;
      memory: string;
    }[];
    for (const row of rows) {
      this.keep(row.miner_id, row.kind, JSON.parse(row.memory) as RuleMemory);
      this.#saved.set(keyOf(row.miner_id, row.kind), row.memory);
    }
  }

  get(minerId: string, kind: AlertKind): RuleMemory {
    return this.#all.get(minerId)?.get(kind) ?? nothing;
  }

  /** Keeps a memory until it is saved. */
  keep(minerId: string, kind: AlertKind, memory: RuleMemory): void {
    const known = this.#all.get(minerId) ?? new Map<AlertKind, RuleMemory>();
    this.#all.set(minerId, known.set(kind, memory));
  }

  /** Writes one memory at once: part of the transaction that tells of it. */
  write(minerId: string, kind: AlertKind, memory: RuleMemory): void {
    this.#put(minerId, kind, JSON.stringify(memory));
  }

  /** Writes what has changed, when it is time. */
  saveSometimes(now: number): void {
    if (Math.abs(now - this.#savedAt) < SAVE_MS) return;
    this.#savedAt = now;
    this.save();
  }

  /** Writes what has changed. */
  save(): void {
    this.#store.transaction(() => {
      for (const [minerId, kinds] of this.#all) {
        for (const [kind, memory] of kinds) {
          const text = JSON.stringify(memory);
          const key = keyOf(minerId, kind);
          if ((this.#saved.get(key) ?? "{}") === text) continue;
          this.#put(minerId, kind, text);
          this.#saved.set(key, text);
        }
      }
    })();
  }

  forget(minerId: string): void {
    this.#store.prepare("DELETE FROM alert_memory WHERE miner_id = ?").run(minerId);
    for (const kind of this.#all.get(minerId)?.keys() ?? []) this.#saved.delete(keyOf(minerId, kind));
    this.#all.delete(minerId);
  }

  rename(before: string, after: string): void {
    const known = this.#all.get(before);
    if (known === undefined) return;
    this.forget(before);
    for (const [kind, memory] of known) this.keep(after, kind, memory);
    this.save();
  }

  #put(minerId: string, kind: AlertKind, text: string): void {
    this.#store
      .prepare("INSERT INTO alert_memory VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET memory = excluded.memory")
      .run(minerId, kind, text);
  }
}

function keyOf(minerId: string, kind: AlertKind): string {
  return `${kind} ${minerId}`;
}
