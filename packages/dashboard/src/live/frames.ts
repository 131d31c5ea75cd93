import type { StreamColumn, StreamMiner } from "@hearthash/contract";

export type { StreamEvents } from "@hearthash/contract";

/** A value of a row: what is not known is null. */
export type Cell = string | number | null;

/** The changing values of a miner, by the stream's columns. */
export type MinerRow = { readonly [Column in StreamColumn]: Cell };

/** What of a miner seldom changes. */
export type MinerInfo = StreamMiner;
