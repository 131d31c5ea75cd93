import { lazily } from "../../pieces/lazily.js";

/** Fetched when it is first opened. */
export const MinerPage = lazily(async () => (await import("./miner-page.js")).MinerPage);
