import { constants } from "node:fs";
import { type FileHandle, lstat, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BackupResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import { parseBackupName } from "./backup-name.js";
import { UNFINISHED } from "./make-archive.js";

/** A backup that is being read. Whoever has it closes it. */
export interface OpenedBackup extends BackupResource {
  readonly file: FileHandle;
}

/** The backups in a folder, the newest first. What else lies there is left alone. */
export async function listBackups(folder: string): Promise<readonly BackupResource[]> {
  const found = (await namesIn(folder)).flatMap((name) => {
    const named = parseBackupName(name);
    return named === undefined ? [] : [{ name, ...named }];
  });
  const sized = await Promise.all(
    found.map(async (one) => ({ ...one, stat: await lstat(join(folder, one.name)).catch(() => undefined) })),
  );
  return sized
    .flatMap(({ stat: at, ...one }) => (at?.isFile() === true ? [{ ...one, bytes: at.size }] : []))
    .sort((one, other) => other.createdAt - one.createdAt);
}

/** Opens one by its name. @throws ServerError `not-found`, for a path and a symbolic link too. */
export async function openBackup(folder: string, name: string): Promise<OpenedBackup> {
  const named = parseBackupName(name);
  if (named === undefined) throw missing(name);
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
  const file = await open(join(folder, name), flags).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ELOOP") throw missing(name);
    throw error;
  });
  const at = await file.stat();
  if (at.isFile()) return { name, ...named, bytes: at.size, file };
  await file.close();
  throw missing(name);
}

/** Removes one by its name. @throws ServerError `not-found`. */
export async function removeBackup(folder: string, name: string): Promise<void> {
  if (parseBackupName(name) === undefined) throw missing(name);
  await rm(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw missing(name);
    throw error;
  });
}

/** Makes the folder, and removes what a process left that was killed while it made a backup. */
export async function tidyBackups(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await namesIn(folder)) {
    if (name.startsWith(UNFINISHED)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return [];
  });
}

function missing(name: string): ServerError {
  return new ServerError("not-found", `There is no backup ${name.slice(0, 80)}`);
}
