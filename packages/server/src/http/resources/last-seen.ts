import type { LiveMiner } from "../../live/index.js";

/** When a miner last answered, in Unix milliseconds; known from before a restart of the server too. */
export function lastSeenAt({ lastSeenAt: known, snapshot }: LiveMiner): number | undefined {
  return snapshot === undefined ? known : Math.max(snapshot.at, known ?? 0);
}
