import { type CgminerReply, deviceTimeOf } from "../wire/reply.js";
import type { PoolRow } from "./replies/pool-rows.js";

/** A configured pool. Passwords are never part of it. */
export interface Pool {
  /** The miner's index of it. */
  readonly id: number;
  readonly url: string;
  readonly worker: string;
  /** The miner's word: Alive, Dead, Disabled, Rejecting ... */
  readonly status: string;
  /** 0 is tried first. */
  readonly priority: number | undefined;
  /** True for the one pool that gets the work now. */
  readonly active: boolean;
  readonly accepted: number | undefined;
  readonly rejected: number | undefined;
  readonly stale: number | undefined;
  /** Unix milliseconds by our clock, whatever the miner's says; absent when it never had a share. */
  readonly lastShareAt: number | undefined;
  /** Difficulty of the work now. */
  readonly difficulty: number | undefined;
  readonly rejectedPercent: number | undefined;
  readonly bestShare: number | undefined;
  readonly quota: number | undefined;
  /** The host it is really connected to; differs from `url` after a redirect. */
  readonly stratumUrl: string | undefined;
}

/** What is needed to make a moment of a miner's count. */
export interface PoolClock {
  /** Our clock, Unix milliseconds, when the reply came. */
  readonly now: number;
  /** The miner's clock in the same reply, Unix seconds, if it is set. */
  readonly deviceTime: number | undefined;
  /** Seconds since the mining process started. */
  readonly elapsedS: number | undefined;
}

/** The rows of `pools` as pools, in the miner's order. VNish's own fee row is no pool of the owner's. */
export function toPools(rows: readonly PoolRow[], clock: PoolClock): readonly Pool[] {
  const own = rows.filter((row) => row.url !== "DevFee" && row.user !== "DevFee");
  const active = activeIndex(own);
  return own.map((row, index) => ({
    id: row.index ?? index,
    url: row.url ?? "",
    worker: row.user ?? "",
    status: row.status ?? "Unknown",
    priority: row.priority,
    active: index === active,
    accepted: row.accepted,
    rejected: row.rejected,
    stale: row.stale,
    lastShareAt: lastShareAt(row.lastShareTime, clock),
    difficulty: row.stratumDifficulty || row.workDifficulty || undefined,
    rejectedPercent: row.rejectedPercent,
    bestShare: row.bestShare,
    quota: row.quota,
    stratumUrl: row.stratumUrl,
  }));
}

/** True when a row's last share counts from the start of the process, so that `summary` is needed to place it. */
export function needsElapsed(rows: readonly PoolRow[]): boolean {
  return rows.some((row) => {
    const value = Number(row.lastShareTime ?? 0);
    return value > 0 && value < FIRST_UNIX_TIME;
  });
}

export function poolClock(reply: CgminerReply, now: number, elapsedS: number | undefined): PoolClock {
  return { now, deviceTime: deviceTimeOf(reply), elapsedS };
}

/** Smaller numbers are no dates: an Avalon Q counts last shares from its start. Source: captured Q pools reply. */
const FIRST_UNIX_TIME = 1_000_000_000;

/** cgminer has no flag for the pool in use: it is the connected one that is tried first. */
function activeIndex(rows: readonly PoolRow[]): number {
  let best = -1;
  for (const [index, row] of rows.entries()) {
    if (row.stratumActive !== true || (row.status ?? "Alive") !== "Alive") continue;
    if (best === -1 || (row.priority ?? 0) < (rows[best]?.priority ?? 0)) best = index;
  }
  return best;
}

/** Computed as an age, so that a miner whose clock is wrong still gives the right moment. */
function lastShareAt(text: string | undefined, clock: PoolClock): number | undefined {
  if (text === undefined) return undefined;
  const ago = /^(\d+):(\d\d):(\d\d)$/.exec(text);
  if (ago !== null) {
    const seconds = Number(ago[1]) * 3600 + Number(ago[2]) * 60 + Number(ago[3]);
    return seconds === 0 ? undefined : clock.now - seconds * 1000;
  }
  const value = Number(text);
  if (!(value > 0)) return undefined;
  const reference = value < FIRST_UNIX_TIME ? clock.elapsedS : clock.deviceTime;
  if (reference === undefined) return value < FIRST_UNIX_TIME ? undefined : value * 1000;
  const ageS = Math.max(0, reference - value);
  return clock.now - ageS * 1000;
}
