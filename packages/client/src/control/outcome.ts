/** What became of a change. There is no plain "OK": it was seen, or it was not. */
export interface ControlOutcome {
  /** `confirmed`: read back from the miner. `unconfirmed`: sent and not refused, but not seen: `reason` says why. */
  readonly status: "confirmed" | "unconfirmed";
  readonly reason?: string;
  /** The miner's own words, secrets taken out. */
  readonly message?: string;
  /** True when the change is stored and works only after a restart. */
  readonly needsReboot?: boolean;
}

/** What would be sent for an intent. */
export interface ControlRequest {
  readonly command: string;
  readonly parameter?: string;
}
