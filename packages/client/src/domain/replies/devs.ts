import { flag, hashrate, number, type RowOf, text } from "./row-spec.js";

/**
 * A row of `devs`, `edevs` or `asc`. Hashrates in TH/s. Home miners say 0 for the temperature: see the points
 * of a snapshot instead. Source: vendor's published Nano 3S service, api.c; captured replies.
 */
export const deviceSpec = {
  index: number("ASC", "PGA"),
  name: text("Name"),
  id: number("ID"),
  enabled: flag("Enabled"),
  /** Alive, Sick, Dead, NoStart or Initialising. */
  status: text("Status"),
  temperatureC: number("Temperature"),
  hashrateAvgThs: hashrate("av"),
  hashrate5sThs: hashrate("5s"),
  hashrate1mThs: hashrate("1m"),
  hashrate5mThs: hashrate("5m"),
  hashrate15mThs: hashrate("15m"),
  accepted: number("Accepted"),
  rejected: number("Rejected"),
  hardwareErrors: number("Hardware Errors"),
  utility: number("Utility"),
  /** Index of the pool, -1 for none. */
  lastSharePool: number("Last Share Pool"),
  lastShareTime: number("Last Share Time"),
  totalMh: number("Total MH"),
  diff1Work: number("Diff1 Work"),
  difficultyAccepted: number("Difficulty Accepted"),
  difficultyRejected: number("Difficulty Rejected"),
  lastShareDifficulty: number("Last Share Difficulty"),
  lastValidWork: number("Last Valid Work"),
  hardwarePercent: number("Device Hardware%"),
  rejectedPercent: number("Device Rejected%"),
  elapsedS: number("Device Elapsed"),
} as const;

export type DeviceReply = RowOf<typeof deviceSpec>;

/** A row of `devdetails`. */
export const deviceDetailsSpec = {
  index: number("DEVDETAILS"),
  name: text("Name"),
  id: number("ID"),
  driver: text("Driver"),
  kernel: text("Kernel"),
  model: text("Model"),
  devicePath: text("Device Path"),
} as const;

export type DeviceDetailsReply = RowOf<typeof deviceDetailsSpec>;
