import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BackupResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import { openHistory } from "../history/index.js";
import { openDataFolder } from "../store/index.js";
import { systemClock } from "../time/index.js";
import { tidyBackups } from "./backup-folder.js";
import { backupName } from "./backup-name.js";
import { makeArchive } from "./make-archive.js";
import { finishSwap } from "./swap-data.js";

/** A backup of a data folder on which no server runs. */
export interface OfflineBackup {
  readonly dataFolder: string;
  readonly configFile: string;
  /** Where it goes; among the backups of the data folder unless given. */
  readonly toFile?: string | undefined;
  readonly version: string;
  readonly signal: AbortSignal;
}

/** What was made, and where it lies. */
export type MadeBackup = BackupResource & { readonly file: string };

/**
 * Makes a backup without a server.
 *
 * @throws ServerError `not-found` where there is no data, `data-in-use` while a server runs on it, `disk-full`,
 * `data-not-writable`.
 */
export async function backUpOffline(options: OfflineBackup): Promise<MadeBackup> {
  const path = resolve(options.dataFolder);
  if (!existsSync(join(path, "hearthash.db"))) {
    throw new ServerError(
      "not-found",
      `there is no data of hearthash in ${path}; name its folder with --data`,
    );
  }
  const folder = openDataFolder(path);
  try {
    finishSwap(path);
    const workFolder = join(path, "backups");
    await tidyBackups(workFolder);
    const createdAt = Date.now();
    const name = backupName({ createdAt, daily: false });
    const toFile = resolve(options.toFile ?? join(workFolder, name));
    const sources = {
      ...{ stateFile: join(path, "hearthash.db"), version: options.version, configFile: options.configFile },
      writeHistory: historyWriter(join(path, "history")),
    };
    await makeArchive(sources, { toFile, workFolder, createdAt }, options.signal);
    return { name, file: toFile, createdAt, bytes: statSync(toFile).size, daily: false };
  } finally {
    folder.close();
  }
}

/**
 * Writes a history that nobody has open: that of a stopped server, or of one that does not keep it any more. What
 * was damaged is mended by opening, as at the server's own start.
 */
export function historyWriter(folder: string): ((toFile: string) => Promise<void>) | undefined {
  if (!existsSync(folder)) return undefined;
  return async (toFile) => {
    const history = openHistory({ folder, clock: systemClock, onProblem: () => undefined });
    try {
      await history.backup(toFile);
    } finally {
      await history.stop();
    }
  };
}
