import type { Database } from "../store/index.js";
import { unwatched, type WatchMemory } from "./decide.js";

/** What the watchdog remembers; restarts and giving up are on disk before anything is done. */
export class WatchStore {
  readonly #store: Database;
  readonly #all = new Map<string, WatchMemory>();

  constructor(store: Database) {
    this.#store = store;
    const rows = store.prepare("SELECT miner_id, memory FROM watchdog").all() as readonly {
      miner_id: string;
      memory: string;
    }[];
    for (const { miner_id, memory } of rows) {
      // How long it had done nothing is measured anew: the server was not there to see it.
      const { restarts, hasGivenUp } = JSON.parse(memory) as WatchMemory;
      this.#all.set(miner_id, { restarts, hasGivenUp });
    }
  }

  get(minerId: string): WatchMemory {
    return this.#all.get(minerId) ?? unwatched;
  }

  keep(minerId: string, memory: WatchMemory): void {
    this.#all.set(minerId, memory);
  }

  write(minerId: string, memory: WatchMemory): void {
    this.#store
      .prepare("INSERT INTO watchdog VALUES (?, ?) ON CONFLICT DO UPDATE SET memory = excluded.memory")
      .run(minerId, JSON.stringify(memory));
    this.keep(minerId, memory);
  }

  forget(minerId: string): void {
    this.#store.prepare("DELETE FROM watchdog WHERE miner_id = ?").run(minerId);
    this.#all.delete(minerId);
  }

  rename(before: string, after: string): void {
    const memory = this.get(before);
    this.forget(before);
    this.write(after, memory);
  }
}
