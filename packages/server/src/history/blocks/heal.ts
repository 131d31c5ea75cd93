import { existsSync, renameSync } from "node:fs";
import DatabaseFile, { type Database } from "better-sqlite3";
import { isDamage } from "./damage.js";
import { openBlocks } from "./open-blocks.js";

/** Where a damaged file goes: beside the others, named by the time it was found. */
export function asidePath(path: string, now: number): string {
  return `${path}.damaged-${new Date(now).toISOString().replaceAll(":", "-")}`;
}

/** Sets a damaged file aside, begins a new one and takes over what can still be read. Gives how many blocks. */
export function setAside(path: string, now: number): { database: Database; aside: string; saved: number } {
  const aside = asidePath(path, now);
  for (const tail of ["", "-wal"]) if (existsSync(path + tail)) renameSync(path + tail, aside + tail);
  const database = openBlocks(path);
  if (database === undefined) throw new Error(`${path} cannot be begun anew`);
  return { database, aside, saved: salvage(aside, database) };
}

/** Reads a damaged file from both ends, as far as each goes. Checksums tell later which blocks are whole. */
function salvage(aside: string, into: Database): number {
  let from: Database | undefined;
  try {
    from = new DatabaseFile(aside);
    from.unsafeMode(true);
    // Lets SQLite read a file that is shorter than it says.
    from.pragma("writable_schema = ON");
    copy(from, into, "names", "key");
    copy(from, into, "aliases", "rowid");
    return copy(from, into, "blocks", "id");
  } catch (error) {
    if (!isDamage(error)) throw error;
    return 0;
  } finally {
    from?.close();
  }
}

const COLUMNS = { names: ["key", "name"], aliases: ["before", "id", "until"], blocks: ["id", "body"] };

function copy(from: Database, into: Database, table: keyof typeof COLUMNS, order: string): number {
  const columns = COLUMNS[table];
  const places = columns.map(() => "?").join();
  const insert = into.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join()}) VALUES (${places})`);
  let count = 0;
  for (const direction of ["ASC", "DESC"]) {
    const isComplete = into.transaction(() => {
      try {
        const rows = from.prepare(`SELECT ${columns.join()} FROM ${table} ORDER BY ${order} ${direction}`);
        for (const row of rows.raw().iterate()) count += insert.run(...(row as unknown[])).changes;
        return true;
      } catch (error) {
        if (!isDamage(error)) throw error;
        return false;
      }
    })();
    if (isComplete) break;
  }
  return count;
}
