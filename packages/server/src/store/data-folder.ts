import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import DatabaseFile, { type Database } from "better-sqlite3";
import { ServerError } from "../errors/index.js";
import { storeError } from "./store-error.js";

/** How long the start of another instance in the same moment may hold the lock before it lets go. */
const LOCK_WAIT_MS = 2000;

/** The folder with a server's state, held by one process. */
export interface DataFolder {
  readonly path: string;
  /** Lets go of the folder: another instance may open it. */
  close(): void;
}

/**
 * Makes the folder where it is missing, closes it to other users, and takes it for this process alone.
 *
 * The lock is the one SQLite holds on a file of its own: the operating system takes it away with the process,
 * however that ends, and of two that start in the same moment one gets it.
 *
 * @throws ServerError `data-in-use`, `data-not-writable`.
 */
export function openDataFolder(path: string): DataFolder {
  makePrivate(path);
  const lock = takeLock(path);
  writeFileSync(join(path, PID_FILE), `${process.pid}\n`, { mode: 0o600 });
  return { path, close: () => void lock.close() };
}

const LOCK_FILE = "lock.db";
/** For people and messages only: the lock is what counts. */
const PID_FILE = "pid";

function makePrivate(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const { mode } = statSync(path);
    if ((mode & 0o077) !== 0) chmodSync(path, 0o700);
  } catch (error) {
    throw storeError(error, `the data folder ${path}`);
  }
}

function takeLock(path: string): Database {
  let lock: Database | undefined;
  try {
    lock = new DatabaseFile(join(path, LOCK_FILE), { timeout: LOCK_WAIT_MS });
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock?.close();
    const isBusy = (error as { code?: string }).code?.startsWith("SQLITE_BUSY") === true;
    if (!isBusy) throw storeError(error, `the data folder ${path}`);
    const message = `another hearthash${processOf(path)} uses the data in ${path}; stop it, or give this one a folder of its own with --data`;
    throw new ServerError("data-in-use", message, [], error);
  }
}

function processOf(path: string): string {
  try {
    const pid = readFileSync(join(path, PID_FILE), "utf8").trim();
    return /^\d{1,10}$/.test(pid) ? ` (process ${pid})` : "";
  } catch {
    return "";
  }
}
