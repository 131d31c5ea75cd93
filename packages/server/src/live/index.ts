export type { LiveMiner, MinerNotice, PoolReading } from "./live-miner.js";
