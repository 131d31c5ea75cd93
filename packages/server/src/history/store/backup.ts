import { existsSync } from "node:fs";
import DatabaseFile, { type Database } from "better-sqlite3";
import type { BlockFile } from "../blocks/block-file.js";
import { decodeFrames, encodeFrame } from "../log/frame.js";
import type { HistoryFiles } from "./history-files.js";

/** Rows that are copied before others get their turn. */
const AT_ONCE = 500;

const SCHEMA = `
CREATE TABLE logs (frame BLOB NOT NULL) STRICT;
CREATE TABLE names (file TEXT NOT NULL, key INTEGER NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE aliases (file TEXT NOT NULL, before TEXT NOT NULL, id TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
CREATE TABLE blocks (file TEXT NOT NULL, id INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
PRAGMA application_id = 1213091149;
PRAGMA user_version = 1;
`;

/**
 * Writes a whole history into one file while it goes on. The logs come first: what is packed meanwhile is then in
 * both, and counts once when it is restored.
 */
export async function backUp(files: HistoryFiles, toFile: string): Promise<void> {
  if (existsSync(toFile)) throw new Error(`${toFile} is there already`);
  const target = new DatabaseFile(toFile);
  try {
    target.exec(SCHEMA);
    const log = target.prepare("INSERT INTO logs VALUES (?)");
    for (const key of files.logs.keys()) {
      const rows = files.logs.read(key);
      if (rows.length > 0) log.run(encodeFrame(rows));
    }
    for (const [file, blocks] of named(files)) await copyFile(file, blocks, target);
  } finally {
    target.close();
  }
}

async function copyFile(file: string, from: BlockFile, target: Database): Promise<void> {
  const copy = (table: string, columns: string) => {
    const insert = target.prepare(`INSERT INTO ${table} VALUES (?, ${columns.replaceAll(/\w+/g, "?")})`);
    return (rows: readonly unknown[]) =>
      target.transaction(() => {
        for (const row of rows) insert.run(file, ...(row as unknown[]));
      })();
  };
  const all = (sql: string, ...values: number[]) =>
    from.run((database) =>
      database
        .prepare<number[]>(sql)
        .raw()
        .all(...values),
    ) as readonly (readonly unknown[])[];
  copy("aliases", "before, id, until")(all("SELECT before, id, until FROM aliases"));
  const putBlocks = copy("blocks", "id, body");
  for (let last = -1; ; ) {
    const rows = all("SELECT id, body FROM blocks WHERE id > ? ORDER BY id LIMIT ?", last, AT_ONCE);
    putBlocks(rows);
    if (rows.length < AT_ONCE) break;
    last = Number(rows.at(-1)?.[0]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  // Names last: a block that came meanwhile has its name too.
  copy("names", "key, name")(all("SELECT key, name FROM names"));
}

/** Fills files that hold nothing yet with what a backup holds. @throws when it is none. */
export function restoreBackup(files: HistoryFiles, fromFile: string): void {
  const source = new DatabaseFile(fromFile, { readonly: true, fileMustExist: true });
  try {
    for (const [file, blocks] of named(files)) {
      for (const table of ["names", "aliases", "blocks"]) fill(source, file, table, blocks);
    }
    for (const frame of source.prepare("SELECT frame FROM logs").pluck().iterate()) {
      const { error } = files.logs.append(decodeFrames(frame as Buffer).rows);
      if (error !== undefined) throw error;
    }
    files.logs.sync();
  } finally {
    source.close();
  }
}

function fill(source: Database, file: string, table: string, into: BlockFile): void {
  const rows = source.prepare(`SELECT * FROM ${table} WHERE file = ?`).raw();
  into.run((database) =>
    database.transaction(() => {
      for (const row of rows.iterate(file)) {
        const [, ...values] = row as unknown[];
        database
          .prepare(`INSERT OR REPLACE INTO ${table} VALUES (${values.map(() => "?").join()})`)
          .run(...values);
      }
    })(),
  );
}

function named(files: HistoryFiles): readonly (readonly [string, BlockFile])[] {
  return [
    ["raw", files.raw],
    ["minutes", files.minutes],
    ["hours", files.hours],
  ];
}
