import { lazily } from "../../pieces/lazily.js";

/** Fetched when it is first opened. */
export const SchedulesPage = lazily(async () => (await import("./schedules-page.js")).SchedulesPage);
