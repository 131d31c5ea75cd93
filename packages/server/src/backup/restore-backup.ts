import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Actor } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import { EventFlow } from "../events/index.js";
import { restoreHistory } from "../history/index.js";
import { openJournal } from "../journal/index.js";
import { isFull, openDataFolder, openStore, schemaVersion } from "../store/index.js";
import { systemClock } from "../time/index.js";
import { stampOf } from "./backup-name.js";
import { damagedBackup } from "./damaged-backup.js";
import { HISTORY, type Manifest, STATE } from "./manifest.js";
import { planSwap } from "./plan-swap.js";
import { readArchive } from "./read-archive.js";
import { finishSwap, type SwapPlan, swapData } from "./swap-data.js";

/** What is restored, and where to. */
export interface RestoreOptions {
  /** The archive. */
  readonly file: string;
  readonly dataFolder: string;
  /** Where the backup's configuration goes. */
  readonly configFile: string;
}

/** What became of it. */
export interface Restored {
  readonly manifest: Manifest;
  /** Where the data before is; undefined where there was none. */
  readonly aside: string | undefined;
  /** Where the backup's configuration is; undefined where it had none, or there was the same. */
  readonly configFile: string | undefined;
  /** Where the configuration before is. */
  readonly configAside: string | undefined;
}

const STAGING = ".restore-";
const OWNER: Actor = { kind: "local", id: "restore", name: "this machine" };

/**
 * Makes the data folder hold what a backup holds. Everything is read and checked first; what was there before is set
 * aside; and what fails leaves everything as it was.
 *
 * @throws ServerError `data-in-use` while a server runs on the folder, `data-damaged` for an archive that is cut or
 * was changed, `data-too-new`, `disk-full`, `data-not-writable`, `not-found`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  if (!existsSync(options.file)) throw new ServerError("not-found", `there is no file ${options.file}`);
  const path = resolve(options.dataFolder);
  const isNew = !existsSync(path);
  const folder = openDataFolder(path);
  let isDone = false;
  try {
    const restored = await restoreInto(path, options);
    isDone = true;
    return restored;
  } catch (error) {
    throw isFull(error) ? full(error) : error;
  } finally {
    folder.close();
    if (isNew && !isDone) rmSync(path, { recursive: true, force: true });
  }
}

async function restoreInto(folder: string, options: RestoreOptions): Promise<Restored> {
  finishSwap(folder);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(STAGING)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  const stamp = stampOf(Date.now());
  const staging = `${STAGING}${stamp}`;
  mkdirSync(join(folder, staging), { mode: 0o700 });
  try {
    const manifest = await readArchive(options.file, join(folder, staging), refuseNewer);
    prepare(join(folder, staging), options.file, manifest);
    const plan = planSwap({ folder, staging, stamp, configFile: resolve(options.configFile) });
    swapData(folder, plan);
    return told(folder, plan, manifest);
  } finally {
    rmSync(join(folder, staging), { recursive: true, force: true });
  }
}

function refuseNewer({ schema, hearthash }: Manifest): void {
  if (schema <= schemaVersion) return;
  const message = `the backup was made by hearthash ${hearthash}, whose data this one does not know; nothing was changed. Install that version or a newer one`;
  throw new ServerError("data-too-new", message);
}

/** Makes of the parts what a server opens: the state at the present schema, the history in its files. */
function prepare(staging: string, file: string, manifest: Manifest): void {
  renameSync(join(staging, STATE), join(staging, "hearthash.db"));
  const store = openStore(join(staging, "hearthash.db"), {
    backupFolder: join(staging, "older"),
    now: systemClock.now,
  });
  try {
    const events = new EventFlow(() => undefined);
    const journal = openJournal({ store, events, clock: systemClock });
    const made = new Date(manifest.createdAt).toISOString();
    const message = `Everything was restored from the backup of ${made}; tokens, sign-ins and stored passwords are not part of it`;
    journal.write({ kind: "backup.restored", severity: "warning", actor: OWNER, message });
  } finally {
    store.close();
  }
  const history = statSync(join(staging, HISTORY), { throwIfNoEntry: false });
  if (history === undefined) return;
  try {
    restoreHistory(join(staging, HISTORY), join(staging, "history"));
  } catch (error) {
    throw isFull(error) ? error : damagedBackup(file, "holds a history that cannot be read", error);
  }
}

function told(folder: string, plan: SwapPlan, manifest: Manifest): Restored {
  const hasAside = plan.present.length > 0;
  if (!hasAside) rmSync(join(folder, plan.aside), { recursive: true, force: true });
  return {
    manifest,
    aside: hasAside ? join(folder, plan.aside) : undefined,
    configFile: plan.config?.to,
    configAside: plan.config?.aside ?? undefined,
  };
}

function full(cause: unknown): ServerError {
  return new ServerError("disk-full", "the disk is full: nothing was changed; make room", [], cause);
}
