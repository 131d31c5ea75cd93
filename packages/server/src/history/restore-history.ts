import { existsSync, readdirSync } from "node:fs";
import { restoreBackup } from "./store/backup.js";
import { HistoryFiles } from "./store/history-files.js";

/**
 * Makes a history out of a backup. Blocks: for a command, not for a running server.
 *
 * @param folder where it comes to stand: nothing may be there.
 * @throws when something is there, or the file is no backup.
 */
export function restoreHistory(fromFile: string, folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} holds something already: move it away first`);
  }
  const files = new HistoryFiles(folder, Date.now, () => undefined);
  try {
    restoreBackup(files, fromFile);
  } finally {
    files.close();
  }
}
