import { hashrate, number, type RowOf } from "./row-spec.js";

/**
 * `summary`. Hashrates in TH/s, times in seconds, percentages 0 to 100.
 * Source: vendor's published Nano 3S service, api.c; captured replies.
 */
export const summarySpec = {
  /** Since the mining process started. */
  elapsedS: number("Elapsed"),
  hashrateAvgThs: hashrate("av"),
  /** Over the log interval, 5 s on home miners, 30 s on some A-series. */
  hashrateNowThs: {
    names: [/^[MGT]HS \d+s$/],
    read: (value: string | number | boolean, name: string) => hashrate("").read(value, name),
  },
  hashrate1mThs: hashrate("1m"),
  hashrate5mThs: hashrate("5m"),
  hashrate15mThs: hashrate("15m"),
  foundBlocks: number("Found Blocks"),
  getworks: number("Getworks", "Getwork"),
  accepted: number("Accepted"),
  rejected: number("Rejected"),
  hardwareErrors: number("Hardware Errors"),
  /** Accepted shares a minute. */
  utility: number("Utility"),
  discarded: number("Discarded"),
  stale: number("Stale"),
  getFailures: number("Get Failures"),
  localWork: number("Local Work"),
  remoteFailures: number("Remote Failures"),
  networkBlocks: number("Network Blocks"),
  /** Mega-hashes done. */
  totalMh: number("Total MH"),
  /** Difficulty-1 shares a minute. */
  workUtility: number("Work Utility"),
  difficultyAccepted: number("Difficulty Accepted"),
  difficultyRejected: number("Difficulty Rejected"),
  difficultyStale: number("Difficulty Stale"),
  bestShare: number("Best Share"),
  deviceHardwarePercent: number("Device Hardware%"),
  deviceRejectedPercent: number("Device Rejected%"),
  poolRejectedPercent: number("Pool Rejected%"),
  poolStalePercent: number("Pool Stale%"),
  lastGetwork: number("Last getwork"),
} as const;

export type SummaryReply = RowOf<typeof summarySpec>;
