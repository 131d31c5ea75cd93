import type { LiveSnapshot } from "../../live/index.js";
import type { Sight } from "../engine/rule.js";

/**
 * The miner's last reading, unless it is too old to say anything of now: an offline miner is neither hot nor slow.
 */
export function freshSnapshot({ live, now }: Pick<Sight, "live" | "now">): LiveSnapshot | undefined {
  const { snapshot, presence, pollIntervalMs } = live;
  if (presence !== "online" || snapshot === undefined) return undefined;
  return now - snapshot.at <= Math.max(3 * pollIntervalMs, 120_000) ? snapshot : undefined;
}
