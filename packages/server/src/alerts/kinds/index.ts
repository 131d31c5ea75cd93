import type { AlertKind } from "@hearthash/contract";
import type { LevelKind, OnceKind } from "../engine/rule.js";
import { bestShare } from "./best-share.js";
import { blockFound } from "./block-found.js";
import { fanStopped } from "./fan-stopped.js";
import { hardwareErrors } from "./hardware-errors.js";
import { hashrateLow } from "./hashrate-low.js";
import { modeChanged } from "./mode-changed.js";
import { noShares } from "./no-shares.js";
import { offline } from "./offline.js";
import { poolDead } from "./pool-dead.js";
import { rejectRate } from "./reject-rate.js";
import { restarted } from "./restarted.js";
import { boardHot, chipHot } from "./too-hot.js";

/** The kinds that are about a miner. */
export type MinerKind = Exclude<AlertKind, "pool-drift" | "pool-redirect" | "daily-digest" | "system">;

/** How each kind judges a miner; null for those that are about the house, or that others judge. */
const kinds = {
  offline,
  restarted,
  "hashrate-low": hashrateLow,
  "no-shares": noShares,
  "chip-hot": chipHot,
  "board-hot": boardHot,
  "fan-stopped": fanStopped,
  "reject-rate": rejectRate,
  "hardware-errors": hardwareErrors,
  "pool-dead": poolDead,
  "mode-changed": modeChanged,
  "best-share": bestShare,
  "block-found": blockFound,
  "pool-drift": null,
  "pool-redirect": null,
  "daily-digest": null,
  system: null,
} as const satisfies Record<AlertKind, LevelKind | OnceKind | null>;

/** How a kind judges a miner; undefined for one that is about the house. */
export function kindOf(kind: AlertKind): LevelKind | OnceKind | undefined {
  return kinds[kind] ?? undefined;
}

/** The kinds that are judged for each miner. */
export const minerKinds: readonly MinerKind[] = (Object.keys(kinds) as AlertKind[]).filter(isAboutMiner);

function isAboutMiner(kind: AlertKind): kind is MinerKind {
  return kinds[kind] !== null;
}
