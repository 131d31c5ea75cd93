import { watchAllUpTo } from "@hearthash/contract";
import type { MinerCell } from "../../live/fleet-store.js";
import { stream } from "../../live/house.js";
import { lastKnownAt } from "../../live/session.js";

/** Two polls of a miner that somebody watches, and a little for the poll itself and the way here. */
const OLD_AFTER_MS = 15_000;
/** The same for one of a fleet too large to be watched as a whole. */
const OLD_IN_FLEET_MS = 65_000;

/** Whether everything shown is from before the server fell silent. */
export function isAllOld(): boolean {
  return lastKnownAt.value !== undefined || stream.connection.value === "reconnecting";
}

/** Whether a miner's values are older than two of its polls, or from before the server fell silent. */
export function isOld({ row }: MinerCell, miners: number, now: number): boolean {
  const { lastSeenAt, presence } = row.value;
  if (presence === "offline" || isAllOld()) return true;
  if (typeof lastSeenAt !== "number") return false;
  return now - lastSeenAt > (miners > watchAllUpTo ? OLD_IN_FLEET_MS : OLD_AFTER_MS);
}
