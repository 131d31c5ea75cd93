import { lazily } from "../../pieces/lazily.js";

/** Fetched when it is first opened. */
export const PoolsPage = lazily(async () => (await import("./pools-page.js")).PoolsPage);
