export type { LiveMiner, MinerNotice } from "./live-miner.js";
