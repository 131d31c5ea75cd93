import type { Backups } from "../../../backup/index.js";

/** What the routes need of the backups. */
export type BackupsApi = Pick<Backups, "list" | "create" | "open" | "remove">;
