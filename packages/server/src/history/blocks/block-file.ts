import type { Database, Statement } from "better-sqlite3";
import { seal, unseal } from "../codec/sealed.js";
import { isDamage } from "./damage.js";
import { openBlocks } from "./open-blocks.js";

/** Blocks of one chunk of time stand together: a number is the chunk's, then the miner's. */
const MINERS = 2 ** 22;

interface Statements {
  readonly key: Statement<[string], number>;
  readonly addKey: Statement<[string]>;
  readonly get: Statement<[number], Uint8Array>;
  readonly put: Statement<[number, Buffer]>;
}

/** What is done when a file turns out to be damaged. Gives the file that was begun in its place. */
export type Heal = (path: string) => Database;

/**
 * Packed blocks, one per miner and chunk of time, in a file of their own. Written in order of time. A file that
 * turns out to be damaged is set aside, and the work done again on a new one.
 */
export class BlockFile {
  readonly path: string;
  readonly #heal: Heal;
  #database: Database;
  #statements: Statements;
  #keys = new Map<string, number>();

  constructor(path: string, heal: Heal) {
    this.path = path;
    this.#heal = heal;
    this.#database = openBlocks(path) ?? heal(path);
    this.#statements = prepare(this.#database);
  }

  /** The block of a miner; `undefined` when there is none, or it is not what was written. */
  get(chunk: number, name: string): Uint8Array | undefined {
    return this.run(() => {
      const key = this.#keyOf(name);
      const body = key === undefined ? undefined : this.#statements.get.get(chunk * MINERS + key);
      return body === undefined ? undefined : unseal(body);
    });
  }

  /** Writes blocks of a chunk, all or none of them. A block that was there is replaced. */
  put(chunk: number, blocks: ReadonlyMap<string, Uint8Array>): void {
    const write = () => {
      for (const [name, body] of blocks) {
        const key = this.#keyOf(name) ?? this.#newKey(name);
        this.#statements.put.run(chunk * MINERS + key, seal(body));
      }
    };
    try {
      this.run(() => this.#database.transaction(write)());
    } catch (error) {
      // A key that was rolled back with its blocks is not there.
      this.#keys.clear();
      throw error;
    }
  }

  /** Takes away chunks before one. Gives the space back. */
  prune(before: number): boolean {
    return this.run(() => {
      const { changes } = this.#database.prepare("DELETE FROM blocks WHERE id < ?").run(before * MINERS);
      if (changes > 0) this.#database.pragma("incremental_vacuum");
      return changes > 0;
    });
  }

  oldestChunk(): number | undefined {
    return this.run(() => {
      const id = this.#database.prepare("SELECT min(id) FROM blocks").pluck().get();
      return typeof id === "number" ? Math.floor(id / MINERS) : undefined;
    });
  }

  names(): readonly string[] {
    return this.run(() => this.#database.prepare<[], string>("SELECT name FROM names").pluck().all());
  }

  /** Takes away everything of a miner. */
  erase(name: string): void {
    this.run(() => {
      const key = this.#keyOf(name);
      if (key === undefined) return;
      this.#database.transaction(() => {
        this.#database.prepare("DELETE FROM blocks WHERE id % ? = ?").run(MINERS, key);
        this.#database.prepare("DELETE FROM names WHERE key = ?").run(key);
      })();
      this.#keys.delete(name);
      this.#database.pragma("incremental_vacuum");
    });
  }

  bytes(): number {
    return this.run(() => {
      const pragma = (name: string) => Number(this.#database.pragma(name, { simple: true }));
      return (pragma("page_count") - pragma("freelist_count")) * pragma("page_size");
    });
  }

  /** Does something with the file; once more with the new one when it turns out to be damaged. */
  run<Result>(work: (database: Database) => Result): Result {
    try {
      return work(this.#database);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#database.close();
      this.#keys = new Map();
      this.#database = this.#heal(this.path);
      this.#statements = prepare(this.#database);
      return work(this.#database);
    }
  }

  close(): void {
    this.#database.close();
  }

  #keyOf(name: string): number | undefined {
    const known = this.#keys.get(name) ?? this.#statements.key.get(name);
    if (known !== undefined) this.#keys.set(name, known);
    return known;
  }

  #newKey(name: string): number {
    const key = Number(this.#statements.addKey.run(name).lastInsertRowid);
    this.#keys.set(name, key);
    return key;
  }
}

function prepare(database: Database): Statements {
  return {
    key: database.prepare<[string], number>("SELECT key FROM names WHERE name = ?").pluck(),
    addKey: database.prepare<[string]>("INSERT INTO names (name) VALUES (?)"),
    get: database.prepare<[number], Uint8Array>("SELECT body FROM blocks WHERE id = ?").pluck(),
    put: database.prepare<[number, Buffer]>("INSERT OR REPLACE INTO blocks (id, body) VALUES (?, ?)"),
  };
}
