import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import DatabaseFile, { type Database } from "better-sqlite3";
import { ServerError } from "../errors/index.js";
import { backupBeforeMigration, backupsIn } from "./backups.js";
import { type Migration, migrations as released } from "./migrations.js";
import { isDamage, storeError } from "./store-error.js";

/** How a store is opened. */
export interface StoreOptions {
  /** Where the state is put aside before its schema is changed. */
  readonly backupFolder: string;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the state of a server and brings it to the present schema, each step a transaction of its own. The data
 * folder has to be held by this process.
 *
 * @throws ServerError `data-too-new` (nothing is touched), `data-damaged`, `data-not-writable`.
 */
export function openStore(path: string, options: StoreOptions): Database {
  const migrations = options.migrations ?? released;
  let database: Database | undefined;
  try {
    accessSync(dirname(path), constants.W_OK);
    refuseNewer(path, migrations.length);
    database = new DatabaseFile(path);
    chmodSync(path, 0o600);
    prepare(database);
    migrate(database, migrations, options);
    return database;
  } catch (error) {
    database?.close();
    throw isDamage(error)
      ? damaged(path, options.backupFolder, error)
      : storeError(error, `the data in ${path}`);
  }
}

function prepare(database: Database): void {
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  database.pragma("foreign_keys = ON");
  const report = database.pragma("quick_check(1)", { simple: true });
  if (report !== "ok") throw Object.assign(new Error("quick_check failed"), { code: "SQLITE_CORRUPT" });
}

function migrate(database: Database, migrations: readonly Migration[], options: StoreOptions): void {
  const done = versionOf(database);
  if (done > 0 && done < migrations.length) {
    backupBeforeMigration(database, options.backupFolder, done, options.now());
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < done) continue;
    database.transaction(() => {
      database.exec(migration.sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}

/** Looks before anything is opened for writing: opening alone may move a log into the file. */
function refuseNewer(path: string, known: number): void {
  if (!existsSync(path) || statSync(path).size === 0) return;
  const isRefused = versionInHeader(path) > known || (hasLog(path) && versionBehindLog(path) > known);
  if (!isRefused) return;
  const message = `the data in ${path} was written by a newer hearthash and is left as it is; install that version again, or restore a backup of this one`;
  throw new ServerError("data-too-new", message);
}

/** `user_version` stands at byte 60, big-endian. Source: https://www.sqlite.org/fileformat2.html, 1.3. */
function versionInHeader(path: string): number {
  const header = Buffer.alloc(100);
  const handle = openSync(path, "r");
  try {
    readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  return header.toString("latin1", 0, 16) === "SQLite format 3\0" ? header.readUInt32BE(60) : 0;
}

function hasLog(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
}

/** What a killed process wrote last may stand in the log alone. */
function versionBehindLog(path: string): number {
  const database = new DatabaseFile(path, { readonly: true });
  try {
    return versionOf(database);
  } finally {
    database.close();
  }
}

function versionOf(database: Database): number {
  return Number(database.pragma("user_version", { simple: true }));
}

function damaged(path: string, backupFolder: string, cause: unknown): ServerError {
  const [newest] = backupsIn(backupFolder);
  const backup =
    newest === undefined
      ? `there is no backup in ${backupFolder}`
      : `the newest backup is ${backupFolder}/${newest}`;
  const message = `the data in ${path} is damaged or no data of hearthash; ${backup}. Move the file away to start anew, or put a backup in its place`;
  return new ServerError("data-damaged", message, [], cause);
}
