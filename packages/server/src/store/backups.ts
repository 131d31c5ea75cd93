import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import { backupStore } from "./backup-store.js";

const KEPT = 3;
const NAME = /^state-v\d+-\d{8}T\d{9}Z\.db$/;

/** Puts the state aside before its schema is changed, named by version and time. The newest three are kept. */
export function backupBeforeMigration(
  database: Database,
  folder: string,
  version: number,
  nowMs: number,
): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removePartial(folder);
  const time = new Date(nowMs).toISOString().replaceAll(/[-:.]/g, "");
  backupStore(database, join(folder, `state-v${version}-${time}.db`));
  for (const name of backupsIn(folder).slice(KEPT)) rmSync(join(folder, name), { force: true });
}

/** What a process left that was killed while it wrote a backup. */
function removePartial(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^state-v.*\.partial/.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/** The backups in a folder by file name, the newest first. */
export function backupsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort((one, other) => timeOf(other).localeCompare(timeOf(one)));
  } catch {
    return [];
  }
}

function timeOf(name: string): string {
  return name.slice(name.lastIndexOf("-"));
}
