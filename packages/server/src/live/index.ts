export type { LiveMiner, LiveSnapshot, MinerNotice } from "./live-miner.js";
