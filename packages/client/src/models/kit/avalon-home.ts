import type { ControlDialect, ControlName, PointReadings } from "./define-model.js";
import { lite, mm, mmEach, row } from "./reading.js";

/*
 * What all Avalon miners of the home series have in common.
 * Source: vendor's published Nano 3S service (driver-avalon.c, api.c); captured replies of Mini 3, Nano 3S and Q.
 */

/** Readings of `summary`, the same on every cgminer that counts in MH/s. */
const summaryReadings = {
  hashrate5mThs: row("summary", "MHS 5m", { scale: 1e-6 }),
  acceptedShares: row("summary", "Accepted"),
  rejectedShares: row("summary", "Rejected"),
  staleShares: row("summary", "Stale"),
  rejectPercent: row("summary", "Pool Rejected%"),
  bestShare: row("summary", "Best Share"),
  foundBlocks: row("summary", "Found Blocks"),
} as const satisfies PointReadings;

/** Readings of the bracket text that mean the same on every Avalon. */
export const avalonReadings = {
  ...summaryReadings,
  hashrateThs: mm("GHSspd", { scale: 1e-3, modules: "sum" }),
  hashrateAvgThs: [mm("GHSavg", { scale: 1e-3, modules: "sum" }), row("summary", "MHS av", { scale: 1e-6 })],
  hashrateTheoreticalThs: mm("GHSmm", { scale: 1e-3, modules: "sum" }),
  tempChipMaxC: mm("TMax", { zero: "unknown", modules: "max" }),
  tempChipAvgC: mm("TAvg", { zero: "unknown", modules: "mean" }),
  tempTargetC: mm("TarT", { zero: "unknown" }),
  fanRpm: mmEach(/^Fan\d+$/),
  fanPercent: mm("FanR", { modules: "max" }),
  uptimeS: [mm("Elapsed"), row("summary", "Elapsed")],
  hardwareErrors: [mm("HW", { modules: "sum" }), row("summary", "Hardware Errors")],
  hardwareErrorPercent: [mm("DH", { modules: "mean" }), row("summary", "Device Hardware%")],
  poolPingMs: mm("PING"),
} as const satisfies PointReadings;

/** And what the home series adds. */
export const avalonHomeReadings = {
  ...avalonReadings,
  frequencyMhz: mm("Freq", { zero: "unknown" }),
  powerLimitW: mm("MPO", { zero: "unknown" }),
  workMode: [mm("WORKMODE"), lite("MODE")],
  workLevel: [mm("WORKLEVEL"), lite("LEVEL")],
  lcdOn: [mm("LcdOnoff"), lite("LcdOnoff")],
} as const satisfies PointReadings;

/** Pool commands of the MM319 firmware family: pools are overwritten by `setpool`, never added or removed. */
export const homePoolControls = [
  "switchPool",
  "enablePool",
  "disablePool",
  "poolPriority",
  "setPool",
] as const satisfies readonly ControlName[];

/** `PS[...]` of Mini 3 and Q. Source: captured replies (20.83 V x 37 A = 771 W beside 760 and 824). */
export const sevenValuePowerSupply = [
  "error bits",
  "control rail, 10 mV",
  "hash rail measured, 10 mV",
  "hash rail current, A",
  "DC output to the hash board, W",
  "hash rail set, 10 mV",
  "wall power, W",
] as const;

/** How the MM319 firmware family is told things. Source: vendor's published Nano 3S service, driver-avalon.c. */
export const homeDialect = {
  fanPercent: [15, 100],
  reboot: "after-seconds",
  workMode: "workmode",
  setPool: "command",
  webUser: "admin",
} as const satisfies ControlDialect;
