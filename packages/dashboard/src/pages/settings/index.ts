import { lazily } from "../../pieces/lazily.js";

/** Fetched when it is first opened. */
export const SettingsPage = lazily(async () => (await import("./settings-page.js")).SettingsPage);
