import { mkdir, mkdtemp, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { create } from "tar";
import { ServerError } from "../errors/index.js";
import { isFull } from "../store/index.js";
import { type BackupSources, stageParts } from "./stage-parts.js";

/** Where an archive comes to stand, and where its parts are gathered before. */
export interface ArchivePlace {
  readonly toFile: string;
  /** A folder for what is unfinished; made when it is not there. */
  readonly workFolder: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
}

/** How the names of everything unfinished begin: what a killed process left is known by it. */
export const UNFINISHED = ".unfinished-";

/**
 * Makes one archive (tar, gzip, mode 0600). Under its name there is the whole of it or nothing.
 *
 * @throws ServerError `disk-full`, `data-not-writable`; the signal's reason when it fires.
 */
export async function makeArchive(
  sources: BackupSources,
  { toFile, workFolder, createdAt }: ArchivePlace,
  signal: AbortSignal,
): Promise<void> {
  const partial = join(dirname(toFile), `${UNFINISHED}${basename(toFile)}`);
  let staging: string | undefined;
  try {
    await mkdir(workFolder, { recursive: true, mode: 0o700 });
    staging = await mkdtemp(join(workFolder, UNFINISHED));
    const names = await stageParts(sources, staging, createdAt, signal);
    await rm(partial, { force: true });
    await pack(staging, names, partial, signal);
    await rename(partial, toFile);
    await syncFolder(dirname(toFile));
  } catch (error) {
    throw isFull(error) ? full(error) : error;
  } finally {
    await rm(partial, { force: true });
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
  }
}

async function pack(
  folder: string,
  names: readonly string[],
  toFile: string,
  signal: AbortSignal,
): Promise<void> {
  const file = await open(toFile, "wx", 0o600);
  try {
    const chunks = create({ cwd: folder, gzip: true, portable: true, strict: true }, [...names]);
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name last. Windows has no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

function full(cause: unknown): ServerError {
  const message =
    "the disk is full: no backup was kept; a backup takes about twice its size while it is made; make room";
  return new ServerError("disk-full", message, [], cause);
}
