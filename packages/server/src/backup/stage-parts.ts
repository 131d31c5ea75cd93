import { copyFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyState } from "./copy-state.js";
import { hashFile } from "./hash-file.js";
import { type BackupPart, CONFIG, HISTORY, MANIFEST, type Manifest, STATE } from "./manifest.js";

/** What a backup is made of. */
export interface BackupSources {
  /** The file with the state. */
  readonly stateFile: string;
  /** Writes the whole history into a file; undefined where nothing is kept. */
  readonly writeHistory?: ((toFile: string) => Promise<void>) | undefined;
  /** The configuration file; it may be missing. */
  readonly configFile: string;
  /** The version of hearthash that writes. */
  readonly version: string;
}

/** Puts every part into a folder, and the manifest that lists them. Gives the names, the manifest in front. */
export async function stageParts(
  sources: BackupSources,
  folder: string,
  createdAt: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { schema, counts } = await copyState(
    { fromFile: sources.stateFile, toFile: join(folder, STATE) },
    signal,
  );
  await unlessAborted(sources.writeHistory?.(join(folder, HISTORY)), signal);
  if (await isFile(sources.configFile)) await copyFile(sources.configFile, join(folder, CONFIG));
  const parts: BackupPart[] = [];
  for (const name of [STATE, HISTORY, CONFIG] as const) {
    const path = join(folder, name);
    if (await isFile(path)) parts.push({ name, ...(await hashFile(path, signal)) });
  }
  const manifest: Manifest = {
    ...{ format: "hearthash-backup", formatVersion: 1, hearthash: sources.version },
    ...{ schema, createdAt, counts, parts },
  };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return [MANIFEST, ...parts.map(({ name }) => name)];
}

/** A long step that knows no signal: what it goes on to write is gone with its folder. */
async function unlessAborted(step: Promise<void> | undefined, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop);
  });
  try {
    await Promise.race([step, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
  return found?.isFile() === true;
}
