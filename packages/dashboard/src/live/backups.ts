import type { BackupResource } from "@hearthash/contract";
import { api } from "./api.js";
import { RemoteList } from "./list.js";

/** The backups in the server's data folder, the newest first. */
export const backups = new RemoteList<BackupResource>("/backups");

/** Much history takes its minutes; the server answers when the file is there. */
const MAKE_TIMEOUT_MS = 15 * 60_000;

/** Where a backup is fetched from: the browser stores it by itself. */
export function backupAddress(name: string): string {
  return `/api/v1/backups/${encodeURIComponent(name)}`;
}

/** Makes a backup while everything goes on. */
export async function makeBackup(): Promise<void> {
  const signal = AbortSignal.timeout(MAKE_TIMEOUT_MS);
  await api<BackupResource>("/backups", { method: "POST", signal });
  await backups.refresh();
}

export async function removeBackup(name: string): Promise<void> {
  await api(`/backups/${encodeURIComponent(name)}`, { method: "DELETE" });
  await backups.refresh();
}
