export { listBackups, type OpenedBackup } from "./backup-folder.js";
export { backUpOffline, historyWriter, type MadeBackup, type OfflineBackup } from "./backup-offline.js";
export type { Backups } from "./backups-port.js";
export { openBackups } from "./open-backups.js";
export { type Restored, type RestoreOptions, restoreBackup } from "./restore-backup.js";
export { finishSwap } from "./swap-data.js";
