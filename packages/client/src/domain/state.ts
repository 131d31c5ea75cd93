/** What a miner is doing. */
export type MinerState = "hashing" | "standby" | "starting" | "fault" | "unknown";

/** A state and the word of the miner it was taken from. */
export interface StateReading {
  readonly state: MinerState;
  /** `SYSTEMSTATU`, `STATE`, `GHSspd` ...; `undefined` when nothing told. */
  readonly source: string | undefined;
}
