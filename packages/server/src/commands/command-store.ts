import type { CommandResource } from "@hearthash/contract";
import type { Database } from "../store/index.js";

/** How long an idempotency key stands for its command, in milliseconds. */
const KEY_HOLDS_MS = 24 * 3600 * 1000;

/** What is kept of ended commands at most. */
const KEPT = { count: 100_000, ms: 400 * 24 * 3600 * 1000 } as const;

/** A key of an actor, and the order it stands for. */
export interface OrderKey {
  readonly actorId: string;
  readonly key: string | undefined;
  readonly mark: string;
}

interface Row {
  readonly resource: string;
}

/** The commands of a server, on disk. What is written here holds no secret. */
export class CommandStore {
  readonly #store: Database;

  constructor(store: Database) {
    this.#store = store;
  }

  insert(command: CommandResource, { actorId, key, mark }: OrderKey): void {
    this.#store
      .prepare(
        `INSERT INTO commands (id, miner_id, created_at, status, actor_id, idempotency_key, order_hash, resource)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        command.id,
        command.minerId,
        command.createdAt,
        command.status,
        actorId,
        key ?? null,
        mark,
        JSON.stringify(command),
      );
  }

  update(command: CommandResource): void {
    this.#store
      .prepare("UPDATE commands SET status = ?, resource = ? WHERE id = ?")
      .run(command.status, JSON.stringify(command), command.id);
  }

  /** The same, on the disk itself before it returns: a power cut must not make a sent command look unsent. */
  updateDurably(command: CommandResource): void {
    this.#store.pragma("synchronous = FULL");
    try {
      this.update(command);
    } finally {
      this.#store.pragma("synchronous = NORMAL");
    }
  }

  get(id: string): CommandResource | undefined {
    const row = this.#store.prepare("SELECT resource FROM commands WHERE id = ?").get(id);
    return row === undefined ? undefined : parse(row as Row);
  }

  /** The newest first; of a miner also what was ordered under an id it had before. */
  list(query: {
    readonly minerId?: string | undefined;
    readonly before?: string | undefined;
    readonly limit: number;
  }): readonly CommandResource[] {
    const { minerId = null, before = null, limit } = query;
    const rows = this.#store
      .prepare(
        `SELECT resource FROM commands
         WHERE (:minerId IS NULL OR miner_id = :minerId
                OR miner_id IN (SELECT alias FROM miner_aliases WHERE id = :minerId))
           AND (:before IS NULL OR (created_at, rowid) < (SELECT created_at, rowid FROM commands WHERE id = :before))
         ORDER BY created_at DESC, rowid DESC LIMIT :limit`,
      )
      .all({ minerId, before, limit });
    return rows.map((row) => parse(row as Row));
  }

  /** The command a key stands for, and the mark of its order. A key that is too old is free again. */
  byKey(
    actorId: string,
    key: string,
    now: number,
  ): { readonly command: CommandResource; readonly mark: string } | undefined {
    const row = this.#store
      .prepare(
        "SELECT id, created_at, order_hash, resource FROM commands WHERE actor_id = ? AND idempotency_key = ?",
      )
      .get(actorId, key) as
      | (Row & { readonly id: string; readonly created_at: number; readonly order_hash: string })
      | undefined;
    if (row === undefined) return undefined;
    if (now - row.created_at < KEY_HOLDS_MS) return { command: parse(row), mark: row.order_hash };
    this.#store.prepare("UPDATE commands SET idempotency_key = NULL WHERE id = ?").run(row.id);
    return undefined;
  }

  /** Those a server left behind that ended in the middle, in the order they were given. */
  unfinished(): readonly CommandResource[] {
    return this.#store
      .prepare("SELECT resource FROM commands WHERE status IN ('queued', 'running') ORDER BY rowid")
      .all()
      .map((row) => parse(row as Row));
  }

  /** Lets go of ended commands that are too old or too many. */
  prune(now: number, kept: { readonly count: number; readonly ms: number } = KEPT): void {
    this.#store
      .prepare(
        `DELETE FROM commands WHERE status NOT IN ('queued', 'running') AND (created_at < ? OR
         rowid <= (SELECT rowid FROM commands ORDER BY rowid DESC LIMIT 1 OFFSET ?))`,
      )
      .run(now - kept.ms, kept.count);
  }
}

function parse(row: Row): CommandResource {
  return JSON.parse(row.resource) as CommandResource;
}
