export type { Database, Statement } from "better-sqlite3";
export { backupStore } from "./backup-store.js";
export { type CopiedStore, copyStore } from "./copy-store.js";
export { type DataFolder, openDataFolder } from "./data-folder.js";
export { type Migration, schemaVersion } from "./migrations.js";
export { openStore, type StoreOptions } from "./open-store.js";
export { isFull } from "./store-error.js";
