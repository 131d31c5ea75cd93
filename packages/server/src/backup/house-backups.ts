import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Actor, BackupResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { Journal } from "../journal/index.js";
import type { ServerClock } from "../time/index.js";
import { listBackups, type OpenedBackup, openBackup, removeBackup, tidyBackups } from "./backup-folder.js";
import { backupName } from "./backup-name.js";
import { makeArchive } from "./make-archive.js";
import type { BackupSources } from "./stage-parts.js";

/** What the backups of a house need. */
export interface BackupParts extends BackupSources {
  /** The folder they lie in. */
  readonly folder: string;
  readonly journal: Journal;
  readonly clock: ServerClock;
}

/** Makes, lists, gives and removes backups; one is made at a time. */
export class HouseBackups {
  readonly #parts: BackupParts;
  readonly #stopped = new AbortController();
  readonly #tidied: Promise<void>;
  #underWay: Promise<unknown> | undefined;

  constructor(parts: BackupParts) {
    this.#parts = parts;
    this.#tidied = tidyBackups(parts.folder);
    // Told to whoever makes a backup: the server runs all the same.
    this.#tidied.catch(() => undefined);
  }

  list(): Promise<readonly BackupResource[]> {
    return listBackups(this.#parts.folder);
  }

  async create(by: Actor, daily = false): Promise<BackupResource> {
    if (this.#underWay !== undefined) {
      throw new ServerError("conflict", "a backup is being made; wait until it is there");
    }
    const making = this.#make(by, daily);
    this.#underWay = making.catch(() => undefined);
    return await making.finally(() => {
      this.#underWay = undefined;
    });
  }

  async open(name: string, by: Actor): Promise<OpenedBackup> {
    const opened = await openBackup(this.#parts.folder, name);
    this.#note("read", name, by);
    return opened;
  }

  async remove(name: string, by: Actor): Promise<void> {
    await removeBackup(this.#parts.folder, name);
    this.#note("removed", name, by);
  }

  async stop(): Promise<void> {
    this.#stopped.abort(new ServerError("not-ready", "the server stops; the backup was not kept"));
    await this.#underWay;
    await this.#tidied.catch(() => undefined);
  }

  async #make(by: Actor, daily: boolean): Promise<BackupResource> {
    const { folder, clock } = this.#parts;
    await this.#tidied;
    const createdAt = clock.now();
    const name = backupName({ createdAt, daily });
    const place = { toFile: join(folder, name), workFolder: folder, createdAt };
    const { signal } = this.#stopped;
    // An error of a step that was cut off in its middle says less than why it was cut off.
    await makeArchive(this.#parts, place, signal).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : error;
    });
    const { size } = await stat(place.toFile);
    this.#note("made", name, by, { bytes: size });
    return { name, createdAt, bytes: size, daily };
  }

  #note(
    verb: "made" | "read" | "removed",
    name: string,
    actor: Actor,
    data: Record<string, unknown> = {},
  ): void {
    const message = `The backup ${name} was ${verb === "read" ? "downloaded" : verb}`;
    this.#parts.journal.write({ kind: `backup.${verb}`, actor, message, data: { name, ...data } });
  }
}
