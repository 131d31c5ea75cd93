import { lazily } from "../../../pieces/lazily.js";

/** The page of rules; seldom opened, so its code comes then. */
export const RulesPage = lazily(async () => (await import("./rules-page.js")).RulesPage);
