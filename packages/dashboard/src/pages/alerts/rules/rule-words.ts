import type { AlertKind } from "@hearthash/contract";

/** How a rule is put: the sentence, and what can be set of it. */
export interface RuleWords {
  /** When it tells; `over` is the threshold with its unit, `so` how long it has to be so ("for 3 min", or nothing). */
  readonly sentence: (over: string, so: string) => string;
  /** Label of the threshold; undefined: it has none. */
  readonly threshold?: string;
  /** It has a length: how long it has to be so can be set. */
  readonly hasDuration: boolean;
  /** It is about the house, not about single miners. */
  readonly isOfHouse?: boolean;
}

/** Every rule in words. */
export const ruleWords: Readonly<Record<AlertKind, RuleWords>> = {
  offline: { hasDuration: true, sentence: (_over, so) => `A miner has not answered${so}.` },
  restarted: { hasDuration: false, sentence: () => "A miner has restarted, and nobody told it to." },
  "hashrate-low": {
    threshold: "Below this part of normal",
    hasDuration: true,
    sentence: (over, so) => `A miner hashes below ${over}${so}, or reports a fault.`,
  },
  "no-shares": {
    hasDuration: true,
    sentence: (_over, so) => `A miner hashes, and no pool has accepted a share${so}.`,
  },
  "chip-hot": {
    threshold: "From this temperature on",
    hasDuration: true,
    sentence: (over, so) => `The hottest chip is at ${over} or above${so}.`,
  },
  "board-hot": {
    threshold: "From this temperature on",
    hasDuration: true,
    sentence: (over, so) => `A hash board is at ${over} or above${so}.`,
  },
  "fan-stopped": {
    hasDuration: true,
    sentence: (_over, so) => `A fan stands still while the miner hashes${so}.`,
  },
  "reject-rate": {
    threshold: "From this part on",
    hasDuration: true,
    sentence: (over, so) => `Pools refuse ${over} or more of a quarter of an hour's shares${so}.`,
  },
  "hardware-errors": {
    threshold: "From this part on",
    hasDuration: true,
    sentence: (over, so) => `${over} or more of a miner's work fails its own check${so}.`,
  },
  "pool-dead": {
    hasDuration: true,
    sentence: (_over, so) => `A pool that a miner may use does not answer it${so}.`,
  },
  "mode-changed": {
    hasDuration: false,
    sentence: () => "Mode, level or standby was changed, and not through hearthash.",
  },
  "pool-drift": {
    hasDuration: false,
    sentence: () => "A pinned miner has other pools, another mode or another identity than it should.",
  },
  "pool-redirect": {
    hasDuration: false,
    sentence: () => "A pool has sent a pinned miner on to another address.",
  },
  "best-share": {
    threshold: "From this difficulty on",
    hasDuration: false,
    sentence: (over) => `A miner finds a better share than ever, of ${over} or more.`,
  },
  "block-found": { hasDuration: false, sentence: () => "A miner has found a block." },
  "daily-digest": {
    threshold: "At this hour",
    hasDuration: false,
    isOfHouse: true,
    sentence: (over) => `Once a day at ${over}: how the house is.`,
  },
  system: {
    hasDuration: false,
    isOfHouse: true,
    sentence: () => "The server itself is in trouble: its disk, its history, its watchdog.",
  },
};
