import type { AlertKind } from "@hearthash/contract";
import type { Database } from "../../store/index.js";
import type { RuleMemory } from "../engine/rule.js";

const nothing: RuleMemory = {};

/** What rules remember of miners: in memory, and on disk with each message and every now and then. */
export class Memories {
  readonly #store: Database;
  readonly #all = new Map<string, Map<AlertKind, RuleMemory>>();
  readonly #unsaved = new Map<string, Set<AlertKind>>();

  constructor(store: Database) {
    this.#store = store;
    const rows = store.prepare("SELECT miner_id, kind, memory FROM alert_memory").all() as readonly {
      miner_id: string;
      kind: AlertKind;
      memory: string;
    }[];
    for (const row of rows) this.#of(row.miner_id).set(row.kind, JSON.parse(row.memory) as RuleMemory);
  }

  get(minerId: string, kind: AlertKind): RuleMemory {
    return this.#all.get(minerId)?.get(kind) ?? nothing;
  }

  /** Keeps a memory until the next {@link save}. */
  keep(minerId: string, kind: AlertKind, memory: RuleMemory): void {
    if (this.get(minerId, kind) === memory) return;
    this.#of(minerId).set(kind, memory);
    const unsaved = this.#unsaved.get(minerId) ?? new Set();
    this.#unsaved.set(minerId, unsaved.add(kind));
  }

  /** Writes one memory at once: part of the transaction that tells of it. */
  write(minerId: string, kind: AlertKind, memory: RuleMemory): void {
    this.#store
      .prepare("INSERT INTO alert_memory VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET memory = excluded.memory")
      .run(minerId, kind, JSON.stringify(memory));
  }

  /** Writes what has changed since. */
  save(): void {
    this.#store.transaction(() => {
      for (const [minerId, kinds] of this.#unsaved) {
        for (const kind of kinds) this.write(minerId, kind, this.get(minerId, kind));
      }
    })();
    this.#unsaved.clear();
  }

  forget(minerId: string): void {
    this.#store.prepare("DELETE FROM alert_memory WHERE miner_id = ?").run(minerId);
    this.#all.delete(minerId);
    this.#unsaved.delete(minerId);
  }

  rename(before: string, after: string): void {
    const known = this.#all.get(before);
    if (known === undefined) return;
    this.forget(before);
    for (const [kind, memory] of known) this.keep(after, kind, memory);
    this.save();
  }

  #of(minerId: string): Map<AlertKind, RuleMemory> {
    const known = this.#all.get(minerId) ?? new Map<AlertKind, RuleMemory>();
    this.#all.set(minerId, known);
    return known;
  }
}
