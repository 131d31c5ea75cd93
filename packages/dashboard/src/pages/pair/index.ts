import { lazily } from "../../pieces/lazily.js";

/** Fetched when it is first opened. */
export const PairPage = lazily(async () => (await import("./pair-page.js")).PairPage);
