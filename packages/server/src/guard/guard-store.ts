import type { Database } from "../store/index.js";
import type { GuardMemory } from "./core/memory.js";

/** What the guard knows of each pinned miner; in memory, and on disk whenever something of weight has changed. */
export class GuardStore {
  readonly #store: Database;
  readonly #all = new Map<string, GuardMemory>();
  readonly #unwritten = new Set<string>();

  constructor(store: Database) {
    this.#store = store;
    const rows = store.prepare("SELECT miner_id, memory FROM guard").all() as readonly {
      miner_id: string;
      memory: string;
    }[];
    for (const { miner_id, memory } of rows) this.#all.set(miner_id, JSON.parse(memory) as GuardMemory);
  }

  ids(): readonly string[] {
    return [...this.#all.keys()];
  }

  get(minerId: string): GuardMemory | undefined {
    return this.#all.get(minerId);
  }

  /** Keeps it; written now when more than times have changed, else with {@link save}. */
  put(minerId: string, memory: GuardMemory): void {
    const before = this.#all.get(minerId);
    this.#all.set(minerId, memory);
    if (before !== undefined && weightOf(before) === weightOf(memory)) this.#unwritten.add(minerId);
    else this.#write(minerId, memory);
  }

  remove(minerId: string): void {
    this.#all.delete(minerId);
    this.#unwritten.delete(minerId);
    this.#store.prepare("DELETE FROM guard WHERE miner_id = ?").run(minerId);
  }

  rename(before: string, after: string): void {
    const memory = this.#all.get(before);
    if (memory === undefined) return;
    this.remove(before);
    this.#all.set(after, memory);
    this.#write(after, memory);
  }

  /** Writes down what is not: when each was last seen right. */
  save(): void {
    this.#store.transaction(() => {
      for (const id of this.#unwritten) {
        const memory = this.#all.get(id);
        if (memory !== undefined) this.#write(id, memory);
      }
    })();
    this.#unwritten.clear();
  }

  #write(minerId: string, memory: GuardMemory): void {
    this.#store
      .prepare("INSERT INTO guard VALUES (?, ?) ON CONFLICT DO UPDATE SET memory = excluded.memory")
      .run(minerId, JSON.stringify(memory));
    this.#unwritten.delete(minerId);
  }
}

/** Everything but the times that each poll moves. */
function weightOf(memory: GuardMemory): string {
  return JSON.stringify({ ...memory, lastRightAt: undefined, checkedAt: undefined, bootedAt: undefined });
}
