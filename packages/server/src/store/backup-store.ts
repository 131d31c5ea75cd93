import { chmodSync, renameSync, rmSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { columnsWithoutSecrets, SECRET_TABLES } from "./left-out.js";
import { storeError } from "./store-error.js";

/**
 * Writes a copy of the state, as of one moment, without secrets: whoever gets hold of it gets no rights by it.
 * The copy opens like the state itself, with those tables and columns empty.
 *
 * @throws ServerError `data-not-writable`.
 */
export function backupStore(database: Database, toFile: string): void {
  const partial = `${toFile}.partial`;
  rmSync(partial, { force: true });
  try {
    database.prepare("ATTACH ? AS backup").run(partial);
    try {
      chmodSync(partial, 0o600);
      database.transaction(() => copyTables(database))();
    } finally {
      database.exec("DETACH backup");
    }
    renameSync(partial, toFile);
  } catch (error) {
    rmSync(partial, { force: true });
    throw storeError(error, `the backup ${toFile}`);
  }
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

function copyTables(database: Database): void {
  const rows = database
    .prepare(
      "SELECT type, name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table' DESC, rowid",
    )
    .all() as readonly SchemaRow[];
  for (const { type, name, sql } of rows) {
    database.exec(inBackup(sql));
    if (type !== "table" || SECRET_TABLES.includes(name)) continue;
    database.exec(
      `INSERT INTO backup.${quoted(name)} SELECT ${columns(database, name)} FROM main.${quoted(name)}`,
    );
  }
  copyCounters(database);
  database.pragma(`backup.user_version = ${Number(database.pragma("main.user_version", { simple: true }))}`);
}

function columns(database: Database, table: string): string {
  const rows = database.pragma(`main.table_info(${quoted(table)})`) as readonly { readonly name: string }[];
  const replaced = columnsWithoutSecrets(table);
  return rows.map(({ name }) => replaced[name] ?? quoted(name)).join(", ");
}

/** AUTOINCREMENT goes on where it was: a number is never given twice, not even after a restore. */
function copyCounters(database: Database): void {
  const has = database.prepare("SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_sequence'").get();
  if (has === undefined) return;
  database.exec("DELETE FROM backup.sqlite_sequence");
  database.exec("INSERT INTO backup.sqlite_sequence SELECT * FROM main.sqlite_sequence");
}

/** `CREATE TABLE x` becomes `CREATE TABLE backup.x`: SQLite stores the text in one spelling. */
function inBackup(sql: string): string {
  return sql.replace(/^(CREATE (?:UNIQUE )?(?:TABLE|INDEX|TRIGGER|VIEW)) /i, "$1 backup.");
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
