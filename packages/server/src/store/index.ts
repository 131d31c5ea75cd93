export type { Database } from "better-sqlite3";
export { openStore } from "./open-store.js";
