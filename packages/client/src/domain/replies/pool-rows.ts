import { flag, number, type RowOf, text } from "./row-spec.js";

/**
 * A row of `pools`, in the miner's terms; `Miner.pools` gives pools in ours. The password that an Avalon Q adds
 * is left out on purpose. Source: vendor's published Nano 3S service, api.c; captured Q reply.
 */
export const poolRowSpec = {
  index: number("POOL"),
  url: text("URL"),
  /** Alive, Dead, Disabled, Rejecting or Unknown. */
  status: text("Status"),
  /** 0 is tried first. */
  priority: number("Priority"),
  quota: number("Quota"),
  getworks: number("Getworks", "Getwork"),
  accepted: number("Accepted"),
  rejected: number("Rejected"),
  works: number("Works"),
  discarded: number("Discarded"),
  stale: number("Stale"),
  getFailures: number("Get Failures"),
  remoteFailures: number("Remote Failures"),
  user: text("User"),
  /** Unix seconds, or seconds since the start (Avalon Q), or `h:mm:ss` ago (bmminer). */
  lastShareTime: text("Last Share Time"),
  diff1Shares: number("Diff1 Shares"),
  difficultyAccepted: number("Difficulty Accepted"),
  difficultyRejected: number("Difficulty Rejected"),
  difficultyStale: number("Difficulty Stale"),
  lastShareDifficulty: number("Last Share Difficulty"),
  workDifficulty: number("Work Difficulty"),
  hasStratum: flag("Has Stratum"),
  stratumActive: flag("Stratum Active"),
  stratumUrl: text("Stratum URL"),
  stratumDifficulty: number("Stratum Difficulty"),
  bestShare: number("Best Share"),
  rejectedPercent: number("Pool Rejected%"),
  stalePercent: number("Pool Stale%"),
  badWork: number("Bad Work"),
  currentBlockHeight: number("Current Block Height"),
} as const;

export type PoolRow = RowOf<typeof poolRowSpec>;

/** A `POOLn` row of `stats`: the traffic with one pool. Bytes and counts since the start. */
export const poolTrafficSpec = {
  id: text("ID"),
  elapsedS: number("Elapsed"),
  workDifficulty: number("Work Diff"),
  minDifficulty: number("Min Diff"),
  maxDifficulty: number("Max Diff"),
  timesSent: number("Times Sent"),
  bytesSent: number("Bytes Sent"),
  timesReceived: number("Times Recv"),
  bytesReceived: number("Bytes Recv"),
} as const;

export type PoolTraffic = RowOf<typeof poolTrafficSpec>;
