import type { Schedules } from "../../../schedules/index.js";

/** What the routes need of the schedules. */
export type SchedulesApi = Pick<Schedules, "list" | "timezone" | "need" | "create" | "replace" | "remove">;
