import type { MinerIdentity } from "@hearthash/client";
import type { Database, Statement } from "../store/index.js";

/** What is kept of a miner over restarts. */
export interface MinerRow {
  readonly id: string;
  readonly position: number;
  readonly host: string;
  readonly port: number;
  readonly identity: MinerIdentity | undefined;
  readonly name: string | undefined;
  readonly place: string | undefined;
  readonly notes: string | undefined;
  /** Who named it first. One of the owner's is listed always, the others while they are named. */
  readonly source: "command-line" | "config" | "owner";
  readonly maxPowerW: number | null;
  readonly neverOnUnattended: boolean;
  readonly addedAt: number;
  readonly lastSeenAt: number | undefined;
}

interface StoredRow {
  id: string;
  position: number;
  host: string;
  port: number;
  identity: string | null;
  name: string | null;
  place: string | null;
  notes: string | null;
  source: string;
  max_power_w: number | null;
  never_on_unattended: number;
  added_at: number;
  last_seen_at: number | null;
}

/** The tables miners, miner_aliases and subnets. */
export class MinerRows {
  readonly #database: Database;
  readonly #meant: Set<string>;
  /** Those that are run for thousands of miners at a time. */
  readonly #save: Statement<unknown[]>;
  readonly #noteSeen: Statement<[number, string]>;

  constructor(database: Database) {
    this.#database = database;
    this.#save = database.prepare(
      `INSERT OR REPLACE INTO miners (id, position, host, port, identity, name, place, notes, source,
       max_power_w, never_on_unattended, added_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#meant = new Set(this.aliases().values());
    this.#noteSeen = database.prepare("UPDATE miners SET last_seen_at = ? WHERE id = ?");
  }

  /** In the order they were added. */
  all(): readonly MinerRow[] {
    const rows = this.#database.prepare<[], StoredRow>("SELECT * FROM miners ORDER BY position").all();
    return rows.map(toRow);
  }

  get(id: string): MinerRow | undefined {
    const row = this.#database.prepare<[string], StoredRow>("SELECT * FROM miners WHERE id = ?").get(id);
    return row === undefined ? undefined : toRow(row);
  }

  /** Writes a miner, new or not. */
  save(row: MinerRow): void {
    this.#save.run(...values(row));
  }

  /** Writes when it was last seen, and nothing else. */
  noteSeen(id: string, at: number): void {
    this.#noteSeen.run(at, id);
  }

  /** Several writes, all or none. */
  together(write: () => void): void {
    this.#database.transaction(write)();
  }

  remove(id: string): void {
    this.together(() => {
      this.#database.prepare("DELETE FROM miners WHERE id = ?").run(id);
      this.#database.prepare("DELETE FROM miner_aliases WHERE id = ? OR alias = ?").run(id, id);
    });
  }

  /** The miner of `before` is called `row.id` from now on; the old id still means it. */
  rename(before: string, row: MinerRow): void {
    this.together(() => {
      this.#database.prepare("DELETE FROM miners WHERE id = ?").run(before);
      this.save(row);
      this.alias(before, row.id);
    });
  }

  /** An old id means `id` from now on, and so do the old ids of that. */
  alias(alias: string, id: string): void {
    if (this.#meant.has(alias)) {
      this.#database.prepare("UPDATE miner_aliases SET id = ? WHERE id = ?").run(id, alias);
    }
    this.#database.prepare("INSERT OR REPLACE INTO miner_aliases (alias, id) VALUES (?, ?)").run(alias, id);
    this.#meant.add(id);
  }

  /** Whether an old id means this one, or once did. Mostly none does, and no list has to be looked through. */
  isMeant(id: string): boolean {
    return this.#meant.has(id);
  }

  aliases(): ReadonlyMap<string, string> {
    const rows = this.#database
      .prepare<[], { alias: string; id: string }>("SELECT alias, id FROM miner_aliases")
      .all();
    return new Map(rows.map(({ alias, id }) => [alias, id]));
  }

  subnets(): readonly string[] {
    const rows = this.#database
      .prepare<[], { cidr: string }>("SELECT cidr FROM subnets ORDER BY approved_at, cidr")
      .all();
    return rows.map(({ cidr }) => cidr);
  }

  /** False when it was not there. */
  removeSubnet(cidr: string): boolean {
    return this.#database.prepare("DELETE FROM subnets WHERE cidr = ?").run(cidr).changes > 0;
  }

  addSubnet(cidr: string, at: number): void {
    this.#database.prepare("INSERT OR IGNORE INTO subnets (cidr, approved_at) VALUES (?, ?)").run(cidr, at);
  }
}

function values(row: MinerRow): readonly (string | number | null)[] {
  return [
    row.id,
    row.position,
    row.host,
    row.port,
    row.identity === undefined ? null : JSON.stringify(row.identity),
    row.name ?? null,
    row.place ?? null,
    row.notes ?? null,
    row.source,
    row.maxPowerW,
    row.neverOnUnattended ? 1 : 0,
    row.addedAt,
    row.lastSeenAt ?? null,
  ];
}

function toRow(stored: StoredRow): MinerRow {
  return {
    id: stored.id,
    position: stored.position,
    host: stored.host,
    port: stored.port,
    identity: stored.identity === null ? undefined : (JSON.parse(stored.identity) as MinerIdentity),
    name: stored.name ?? undefined,
    place: stored.place ?? undefined,
    notes: stored.notes ?? undefined,
    source: stored.source === "config" || stored.source === "command-line" ? stored.source : "owner",
    maxPowerW: stored.max_power_w,
    neverOnUnattended: stored.never_on_unattended === 1,
    addedAt: stored.added_at,
    lastSeenAt: stored.last_seen_at ?? undefined,
  };
}
