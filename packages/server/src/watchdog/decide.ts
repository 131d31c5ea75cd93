import type { LiveMiner } from "../live/index.js";

/** What the watchdog remembers of a miner; survives a restart. */
export interface WatchMemory {
  /** Accepted shares when they last changed, and since when the miner has done nothing. */
  readonly accepted?: number;
  readonly idleSince?: number | undefined;
  /** The watchdog's restarts of the last day, Unix milliseconds. */
  readonly restarts: readonly number[];
  readonly hasGivenUp: boolean;
}

/** How the watchdog is set. */
export interface WatchSettings {
  readonly afterMs: number;
  readonly restartsPerDay: number;
}

/** Commands for a miner: whether one is under way, and when the last one ended. */
export interface CommandTraces {
  readonly isUnderWay: boolean;
  readonly lastEndedAt: number | undefined;
}

/** What is to be done. `work-again`: it works after the watchdog had given up. */
export type WatchAction = "restart" | "give-up" | "work-again";

const DAY_MS = 86_400_000;
/** After a command a miner may start, calibrate, look for its pool. */
const QUIET_MS = 10 * 60_000;

/** Nothing was noticed yet. */
export const unwatched: WatchMemory = { restarts: [], hasGivenUp: false };

/**
 * Decides for one miner at one moment. Pure and total. A restart is only for a miner that says of itself that it
 * hashes (or says nothing) and has done nothing for long enough; never for one that stands still by its own word.
 */
export function decide(
  before: WatchMemory,
  live: LiveMiner,
  now: number,
  settings: WatchSettings,
  traces: () => CommandTraces,
): { readonly memory: WatchMemory; readonly action?: WatchAction } {
  const memory = { ...before, restarts: before.restarts.filter((at) => at <= now && now - at < DAY_MS) };
  const work = workOf(memory, live, now);
  const accepted = live.snapshot?.points.acceptedShares;
  const counted = accepted === undefined ? memory : { ...memory, accepted };
  if (work === "unknown") return { memory: { ...counted, idleSince: undefined } };
  if (work === "works") return working(counted);
  const idleSince = Math.min(memory.idleSince ?? now, now);
  const idle = { ...counted, idleSince };
  if (now - idleSince < pauseMs(idle, settings) || isQuiet(traces(), now)) return { memory: idle };
  return outOfPatience(idle, now, settings);
}

function working(memory: WatchMemory): { memory: WatchMemory; action?: WatchAction } {
  const calm = { ...memory, idleSince: undefined, hasGivenUp: false };
  return memory.hasGivenUp ? { memory: calm, action: "work-again" } : { memory: calm };
}

function outOfPatience(
  idle: WatchMemory,
  now: number,
  { restartsPerDay }: WatchSettings,
): { memory: WatchMemory; action?: WatchAction } {
  if (idle.restarts.length < restartsPerDay) {
    const memory = { ...idle, idleSince: undefined, restarts: [...idle.restarts, now], hasGivenUp: false };
    return { memory, action: "restart" };
  }
  return idle.hasGivenUp ? { memory: idle } : { memory: { ...idle, hasGivenUp: true }, action: "give-up" };
}

/** Each restart that did not help doubles the patience. */
function pauseMs({ restarts }: WatchMemory, { afterMs }: WatchSettings): number {
  return afterMs * 2 ** Math.min(restarts.length, 6);
}

function isQuiet({ isUnderWay, lastEndedAt }: CommandTraces, now: number): boolean {
  return isUnderWay || (lastEndedAt !== undefined && now - lastEndedAt < QUIET_MS);
}

/** Whether it works, idles, or nothing is known or owed. */
function workOf(memory: WatchMemory, live: LiveMiner, now: number): "works" | "idles" | "unknown" {
  const { presence, snapshot, state, pollIntervalMs } = live;
  if (presence !== "online" || snapshot === undefined) return "unknown";
  if (now - snapshot.at > Math.max(3 * pollIntervalMs, 120_000)) return "unknown";
  const mayHash = (word: string) => word === "hashing" || word === "unknown";
  if (!mayHash(state) || !mayHash(snapshot.state)) return "unknown";
  const { hashrateThs, acceptedShares } = snapshot.points;
  if (hashrateThs === 0) return "idles";
  if (acceptedShares === undefined || memory.accepted === undefined) return "unknown";
  // Polls of one moment tell nothing of the time between; a changed count does, a smaller one too.
  return acceptedShares === memory.accepted ? "idles" : "works";
}
