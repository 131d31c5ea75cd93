import { lazily } from "../../pieces/lazily.js";

/** Fetched when it is first opened. */
export const EventsPage = lazily(async () => (await import("./events-page.js")).EventsPage);
