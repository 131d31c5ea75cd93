import type { Actor, BackupResource } from "@hearthash/contract";
import type { OpenedBackup } from "./backup-folder.js";

/** The backups of a server that runs. */
export interface Backups {
  /** The newest first. */
  list(): Promise<readonly BackupResource[]>;
  /**
   * Makes one while everything goes on.
   *
   * @throws ServerError `conflict` while another is made, `disk-full`, `not-ready` when the server stops meanwhile.
   */
  create(by: Actor): Promise<BackupResource>;
  /** Opens one to be read. @throws ServerError `not-found`. */
  open(name: string, by: Actor): Promise<OpenedBackup>;
  /** @throws ServerError `not-found`. */
  remove(name: string, by: Actor): Promise<void>;
  /** Begins to make one each day, where the settings say so. */
  start(): void;
  /** Ends what is under way, without leaving anything of it. */
  stop(): Promise<void>;
}
