export type { LiveMiner, LiveSnapshot, MinerNotice, PoolReading } from "./live-miner.js";
