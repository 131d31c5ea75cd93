import { lazily } from "../../pieces/lazily.js";

/** Fetched when it is first opened. */
export const SetupPage = lazily(async () => (await import("./setup-page.js")).SetupPage);
