import { lazily } from "../../pieces/lazily.js";

/** The page of the pool guard; seldom opened, so its code comes then. */
export const GuardPage = lazily(async () => (await import("./guard-page.js")).GuardPage);
