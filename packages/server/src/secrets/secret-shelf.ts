import type { Database } from "../store/index.js";
import type { SecretBox } from "./secrets-port.js";

/** The stored secrets, by name; sealed for their name, so that none can be taken for another. */
export class SecretShelf {
  readonly #store: Database;
  readonly #box: SecretBox;
  readonly #now: () => number;

  constructor(store: Database, box: SecretBox, now: () => number) {
    this.#store = store;
    this.#box = box;
    this.#now = now;
  }

  put(name: string, clear: string): void {
    this.#store
      .prepare(
        `INSERT INTO secrets (name, sealed, changed_at) VALUES (?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at`,
      )
      .run(name, this.#box.seal(clear, name), this.#now());
  }

  /** @throws ServerError `data-damaged` when it was sealed with another key. */
  take(name: string): string | undefined {
    const row = this.#store.prepare("SELECT sealed FROM secrets WHERE name = ?").get(name) as
      | { readonly sealed: Uint8Array }
      | undefined;
    return row === undefined ? undefined : this.#box.open(row.sealed, name);
  }

  has(name: string): boolean {
    return this.#store.prepare("SELECT 1 FROM secrets WHERE name = ?").get(name) !== undefined;
  }

  remove(name: string): void {
    this.#store.prepare("DELETE FROM secrets WHERE name = ?").run(name);
  }
}
