import { existsSync } from "node:fs";
import DatabaseFile, { type Database } from "better-sqlite3";
import { ServerError } from "../errors/index.js";
import { backupStore } from "./backup-store.js";
import { storeError } from "./store-error.js";

/** How many things of a kind a copy holds. */
type StoreCounts = Readonly<Record<"miners" | "alerts" | "schedules" | "events", number>>;

/** What a copy of the state holds. */
export interface CopiedStore {
  /** Number of steps of its schema. */
  readonly schema: number;
  readonly counts: StoreCounts;
}

const TABLES = { miners: "miners", alerts: "alerts", schedules: "schedules", events: "journal" } as const;

/**
 * Copies the state in a file without its secrets, as of one moment, while a server goes on writing. Blocks: for a
 * thread of its own.
 *
 * @throws ServerError `data-not-writable`.
 */
export function copyStore(fromFile: string, toFile: string): CopiedStore {
  const source = open(fromFile);
  try {
    backupStore(source, toFile);
  } finally {
    source.close();
  }
  const copy = open(toFile);
  try {
    return { schema: Number(copy.pragma("user_version", { simple: true })), counts: countsOf(copy) };
  } finally {
    copy.close();
  }
}

/** Not by `fileMustExist`: a connection that may make no file can attach none either. */
function open(file: string): Database {
  if (!existsSync(file)) throw new ServerError("not-found", `there is no file ${file}`);
  try {
    return new DatabaseFile(file);
  } catch (error) {
    throw storeError(error, `the data in ${file}`);
  }
}

/** A state of an older schema lacks tables. */
function countsOf(copy: Database): StoreCounts {
  const count = (table: string) => {
    const has = copy.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
    return has === undefined ? 0 : Number(copy.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  };
  const { miners, alerts, schedules, events } = TABLES;
  return {
    miners: count(miners),
    alerts: count(alerts),
    schedules: count(schedules),
    events: count(events),
  };
}
