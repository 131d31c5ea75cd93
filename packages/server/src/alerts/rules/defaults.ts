import type { AlertKind, AlertSeverity } from "@hearthash/contract";

/** What holds of a rule until its owner says otherwise. */
export interface RuleDefaults {
  readonly enabled: boolean;
  readonly severity: AlertSeverity;
  readonly durationS: number;
  /** Without one: the rule takes none. Null: each model has its own. */
  readonly threshold?: number | null;
  readonly unit?: string;
  /** Thresholds by model id. */
  readonly models?: Readonly<Record<string, number>>;
  readonly description: string;
}

/**
 * Chips: ten to fifteen degrees above what the firmware regulates to at most (target-temp goes to 90 on Mini 3 and
 * Nano 3S; captured maxima at work are 72 to 91). Boards: captured Mini 3 66, Q 63.
 */
const chipLimitsC = { mini3: 100, nano3: 105, nano3s: 105, q: 100, "a-series": 100 };
const boardLimitsC = { mini3: 85, q: 85, "a-series": 90 };

/** The rules as they come. */
export const ruleDefaults: Readonly<Record<AlertKind, RuleDefaults>> = {
  offline: {
    ...{ enabled: true, severity: "error", durationS: 180 },
    description: "It does not answer. Longer than a restart takes, unless told otherwise",
  },
  restarted: {
    ...{ enabled: true, severity: "warning", durationS: 0 },
    description: "It has restarted without a command of yours",
  },
  "hashrate-low": {
    ...{ enabled: true, severity: "warning", durationS: 900, threshold: 80, unit: "% of normal" },
    description: "It hashes slower than it normally does in its mode; also when it reports a fault",
  },
  "no-shares": {
    ...{ enabled: true, severity: "error", durationS: 1200 },
    description: "It hashes, and no pool has accepted a share for so long",
  },
  "chip-hot": {
    ...{ enabled: true, severity: "error", durationS: 60, threshold: null, unit: "°C", models: chipLimitsC },
    description: "Its hottest chip is at the threshold or above",
  },
  "board-hot": {
    ...{ enabled: true, severity: "error", durationS: 60, threshold: null, unit: "°C", models: boardLimitsC },
    description: "A hash board is at the threshold or above",
  },
  "fan-stopped": {
    ...{ enabled: true, severity: "error", durationS: 60 },
    description: "A fan stands still while it hashes",
  },
  "reject-rate": {
    ...{ enabled: true, severity: "warning", durationS: 0, threshold: 5, unit: "%" },
    description: "The pools refused so much of the last quarter of an hour's shares",
  },
  "hardware-errors": {
    ...{ enabled: true, severity: "warning", durationS: 600, threshold: 5, unit: "%" },
    description: "So many nonces fail its own check",
  },
  "pool-dead": {
    ...{ enabled: true, severity: "warning", durationS: 300 },
    description: "A pool it may use does not answer it",
  },
  "mode-changed": {
    ...{ enabled: true, severity: "warning", durationS: 0 },
    description: "Mode, level or standby was changed, and not through hearthash",
  },
  "best-share": {
    ...{ enabled: true, severity: "info", durationS: 0, threshold: 1e9, unit: "difficulty" },
    description: "A better share than ever, of so much difficulty or more",
  },
  "block-found": {
    ...{ enabled: true, severity: "info", durationS: 0 },
    description: "It has found a block",
  },
  "pool-drift": {
    ...{ enabled: true, severity: "error", durationS: 0 },
    description: "A guarded miner is not as it is pinned: its pools, worker, mode, firmware or identity",
  },
  "pool-redirect": {
    ...{ enabled: true, severity: "warning", durationS: 0 },
    description: "A guarded miner is connected to another host than its pool's",
  },
  "daily-digest": {
    ...{ enabled: false, severity: "info", durationS: 0, threshold: 8, unit: "o'clock" },
    description: "Once a day: how the house is",
  },
  system: {
    ...{ enabled: true, severity: "error", durationS: 0 },
    description: "The server itself is in trouble: disk, history, a watchdog that has given up",
  },
};
