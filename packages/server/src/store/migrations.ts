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
  {
    name: "alerts",
    sql: `
CREATE TABLE alert_rules (kind TEXT PRIMARY KEY, change TEXT NOT NULL) STRICT;
CREATE TABLE alert_memory (
  miner_id TEXT NOT NULL, kind TEXT NOT NULL, memory TEXT NOT NULL, PRIMARY KEY (miner_id, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE alerts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, miner_id TEXT, source TEXT,
  severity TEXT NOT NULL, state TEXT NOT NULL, since INTEGER NOT NULL, resolved_at INTEGER, snoozed_until INTEGER,
  acknowledged_by TEXT, muted INTEGER NOT NULL, text TEXT NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE INDEX alerts_by_miner ON alerts (miner_id, seq);
CREATE INDEX alerts_open ON alerts (kind, miner_id) WHERE state <> 'resolved';
CREATE TABLE alert_mutes (
  id TEXT PRIMARY KEY, kind TEXT, miner_id TEXT, until INTEGER
) STRICT;
CREATE TABLE channels (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, kind TEXT NOT NULL, common TEXT NOT NULL, sealed BLOB NOT NULL,
  last_delivery TEXT, failures INTEGER NOT NULL DEFAULT 0, lost INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL,
  channel_id TEXT NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
  message TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL, sent_at INTEGER
) STRICT;
CREATE INDEX deliveries_by_channel ON deliveries (channel_id, sent_at, seq);
CREATE TABLE watchdog (miner_id TEXT PRIMARY KEY, memory TEXT NOT NULL) STRICT;
CREATE TABLE schedules (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, input TEXT NOT NULL, done_until INTEGER NOT NULL
) STRICT;
CREATE TABLE schedule_tasks (
  schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE, planned_at INTEGER NOT NULL,
  miner_id TEXT NOT NULL, expires_at INTEGER NOT NULL, outcome TEXT NOT NULL, reason TEXT, command_id TEXT,
  PRIMARY KEY (schedule_id, planned_at, miner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_tasks_waiting ON schedule_tasks (outcome) WHERE outcome = 'waiting';
CREATE TABLE schedule_overrides (
  schedule_id TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE, miner_id TEXT NOT NULL,
  since INTEGER NOT NULL, by TEXT NOT NULL, PRIMARY KEY (schedule_id, miner_id)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    name: "devices",
    sql: `
ALTER TABLE sessions ADD COLUMN scope TEXT NOT NULL DEFAULT 'admin';
ALTER TABLE sessions ADD COLUMN valid_ms INTEGER;
CREATE TABLE devices (
  id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE, name TEXT NOT NULL, platform TEXT
) STRICT;
`,
  },
  {
    name: "push",
    // A browser that is signed out gets no more messages.
    sql: `
ALTER TABLE channels ADD COLUMN session_id TEXT REFERENCES sessions (id) ON DELETE CASCADE;
CREATE UNIQUE INDEX channels_by_session ON channels (session_id) WHERE session_id IS NOT NULL;
`,
  },
  {
    name: "guard",
    sql: `
CREATE TABLE guard (miner_id TEXT PRIMARY KEY, memory TEXT NOT NULL) STRICT;
`,
  },
];

/** Number of steps of the schema that this hearthash knows. */
export const schemaVersion = migrations.length;
