export type { Database, Statement } from "better-sqlite3";
export { backupStore } from "./backup-store.js";
export { type DataFolder, openDataFolder } from "./data-folder.js";
export type { Migration } from "./migrations.js";
export { openStore, type StoreOptions } from "./open-store.js";
