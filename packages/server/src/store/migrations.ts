/** One step of the schema. Steps are never changed once released: a new one is added behind. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The schema, from the first release on. The number of steps done is SQLite's `user_version`. */
export const migrations: readonly Migration[] = [
  {
    name: "first",
    sql: `
CREATE TABLE miners (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL,
  identity TEXT, name TEXT, place TEXT, notes TEXT, source TEXT NOT NULL,
  max_power_w INTEGER, never_on_unattended INTEGER NOT NULL DEFAULT 0,
  added_at INTEGER NOT NULL, last_seen_at INTEGER
) STRICT;
CREATE TABLE miner_aliases (alias TEXT PRIMARY KEY, id TEXT NOT NULL) STRICT;
CREATE TABLE subnets (cidr TEXT PRIMARY KEY, approved_at INTEGER NOT NULL) STRICT;
CREATE TABLE commands (
  id TEXT PRIMARY KEY, miner_id TEXT NOT NULL, created_at INTEGER NOT NULL, status TEXT NOT NULL,
  actor_id TEXT NOT NULL, idempotency_key TEXT, order_hash TEXT, resource TEXT NOT NULL
) STRICT;
CREATE INDEX commands_by_miner ON commands (miner_id, created_at);
CREATE INDEX commands_by_time ON commands (created_at);
CREATE UNIQUE INDEX commands_by_key ON commands (actor_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, severity TEXT NOT NULL,
  miner_id TEXT, actor TEXT, message TEXT NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_miner ON journal (miner_id, seq);
CREATE TABLE tokens (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL, scope TEXT NOT NULL,
  created_at INTEGER NOT NULL, last_used_at INTEGER, expires_at INTEGER
) STRICT;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY, hash BLOB NOT NULL, previous_hash BLOB, listener TEXT NOT NULL, user_agent TEXT,
  created_at INTEGER NOT NULL, rotated_at INTEGER NOT NULL, last_used_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE presets (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, pools TEXT NOT NULL, changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE secrets (name TEXT PRIMARY KEY, sealed BLOB NOT NULL, changed_at INTEGER NOT NULL) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`,
  },
];
