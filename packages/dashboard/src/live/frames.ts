import type { StreamEvents as AllEvents, StreamColumn, StreamMiner } from "@hearthash/contract";

/** The events that pages read. */
export type StreamEvents = Omit<AllEvents, "alert">;

/** A value of a row: what is not known is null. */
export type Cell = string | number | null;

/** The changing values of a miner, by the stream's columns. */
export type MinerRow = { readonly [Column in StreamColumn]: Cell };

/** What of a miner seldom changes. */
export type MinerInfo = StreamMiner;
