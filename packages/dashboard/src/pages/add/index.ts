import { lazily } from "../../pieces/lazily.js";

/** Fetched when it is first opened. */
export const AddPage = lazily(async () => (await import("./add-page.js")).AddPage);
