import { statSync } from "node:fs";
import DatabaseFile, { type Database } from "better-sqlite3";
import { isDamage } from "./damage.js";

/** Up to this size a file is read whole when it is opened; a larger one is judged by what is read of it later. */
const CHECKED_BYTES = 64 * 1024 * 1024;

/**
 * The schema. Small pages: a block that does not fit into one leaves half a page unused.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS names (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS blocks (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS aliases (
  before TEXT NOT NULL, id TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (before, id, until)
) STRICT;
PRAGMA user_version = 1;
`;

/** Opens a file of blocks, or makes it; `undefined` when it is damaged. */
export function openBlocks(path: string): Database | undefined {
  let database: Database | undefined;
  try {
    database = new DatabaseFile(path);
    // One writer, one process: no shared memory file that could disagree with the others.
    database.pragma("locking_mode = EXCLUSIVE");
    database.pragma("page_size = 1024");
    database.pragma("auto_vacuum = INCREMENTAL");
    database.pragma("journal_mode = WAL");
    // A log is taken away once its hour is packed: until then the blocks must be on the disk itself.
    database.pragma("synchronous = FULL");
    database.exec(SCHEMA);
    if (isWhole(database, path)) return database;
  } catch (error) {
    if (!isDamage(error)) {
      database?.close();
      throw error;
    }
  }
  database?.close();
  return undefined;
}

function isWhole(database: Database, path: string): boolean {
  database.prepare("SELECT min(id), max(id) FROM blocks").get();
  if (statSync(path).size > CHECKED_BYTES) return true;
  return database.pragma("quick_check(1)", { simple: true }) === "ok";
}
