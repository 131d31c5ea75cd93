import { flag, number, type RowOf, scaled, text } from "./row-spec.js";

/*
 * The replies of one short row each.
 * Source: vendor's published Nano 3S service, api.c; upstream cgminer API-README for notify and asccount.
 */

/** `config`. */
export const configSpec = {
  ascCount: number("ASC Count"),
  pgaCount: number("PGA Count"),
  poolCount: number("Pool Count"),
  strategy: text("Strategy"),
  logIntervalS: number("Log Interval"),
  deviceCode: text("Device Code"),
  os: text("OS"),
  hotplug: text("Hotplug"),
} as const;

export type ConfigReply = RowOf<typeof configSpec>;

/** `coin`. The block time is seconds since boot on Avalon firmware. */
export const coinSpec = {
  hashMethod: text("Hash Method"),
  currentBlockTimeS: number("Current Block Time"),
  currentBlockHash: text("Current Block Hash"),
  longPoll: flag("LP"),
  networkDifficulty: number("Network Difficulty"),
} as const;

export type CoinReply = RowOf<typeof coinSpec>;

/** `lcd`: what a display would show. Hashrates in TH/s. */
export const lcdSpec = {
  elapsedS: number("Elapsed"),
  hashrateAvgThs: scaled(1e-3, "GHS av"),
  hashrate5mThs: scaled(1e-3, "GHS 5m"),
  hashrate5sThs: scaled(1e-3, "GHS 5s"),
  temperatureC: number("Temperature"),
  lastShareDifficulty: number("Last Share Difficulty"),
  lastShareTime: number("Last Share Time"),
  bestShare: number("Best Share"),
  lastValidWork: number("Last Valid Work"),
  foundBlocks: number("Found Blocks"),
  /** URL of the pool in use; `none` without pools. */
  currentPool: text("Current Pool"),
  user: text("User"),
} as const;

export type LcdReply = RowOf<typeof lcdSpec>;

/** `check|command`: whether the firmware has a command, and whether this caller may use it. */
export const checkSpec = {
  exists: flag("Exists"),
  access: flag("Access"),
} as const;

export type CheckReply = RowOf<typeof checkSpec>;

/** A row of `notify`: what went wrong with a device, and when (Unix seconds). Upstream cgminer only. */
export const notifySpec = {
  index: number("NOTIFY"),
  name: text("Name"),
  id: number("ID"),
  lastWell: number("Last Well"),
  lastNotWell: number("Last Not Well"),
  reasonNotWell: text("Reason Not Well"),
  threadFailInit: number("*Thread Fail Init"),
  threadZeroHash: number("*Thread Zero Hash"),
  threadFailQueue: number("*Thread Fail Queue"),
  sickIdle60s: number("*Dev Sick Idle 60s"),
  deadIdle600s: number("*Dev Dead Idle 600s"),
  noStart: number("*Dev Nostart"),
  overHeat: number("*Dev Over Heat"),
  thermalCutoff: number("*Dev Thermal Cutoff"),
  commsError: number("*Dev Comms Error"),
  throttle: number("*Dev Throttle"),
} as const;

export type NotifyReply = RowOf<typeof notifySpec>;
