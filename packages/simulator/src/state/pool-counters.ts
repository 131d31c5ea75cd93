import { hash32 } from "../noise.js";
import { deviceSeconds } from "./device-clock.js";
import type { Machine } from "./machine.js";
import type { PoolCounters, RunningPool } from "./pool.js";

/** One share in so many is refused, and one in so many comes too late. */
const oneRejectedIn = 480;
const oneStaleIn = 700;

/** The counters of one pool as they stand now. */
export function poolCounters(machine: Machine, index: number): PoolCounters {
  const pool = machine.pools[index];
  if (!pool) throw new RangeError(`no pool ${index}`);
  const found = Math.floor(pool.shares);
  const rejected = Math.floor(found / oneRejectedIn);
  const stale = Math.floor(found / oneStaleIn);
  const accepted = found - rejected - stale;
  const ever = pool.shares > 0;
  const active = machine.activePool === index;
  const counters = {
    accepted,
    rejected,
    stale,
    discarded: 0,
    getworks: 1 + Math.floor(found * 0.9),
    works: found * 2,
    getFailures: pool.failures,
    lastShareS: lastShareSeconds(machine, pool),
    diff1Shares: Math.floor(pool.shares * pool.difficulty),
    shareDifficulty: found > 0 ? pool.difficulty : 0,
    workDifficulty: pool.difficulty,
    bestShare: bestShare(machine.seed + index, pool, found),
    badWork: Math.floor(found / 90),
    blockHeight: 907_089 + Math.floor((machine.atMs - machine.startedMs) / 600_000),
    blockVersion: 536_870_912,
    stratumUrl: active ? hostOf(pool.url) : "",
  };
  return Object.assign(counters, trafficCounters(found, ever), pool.pinned);
}

function trafficCounters(found: number, ever: boolean) {
  const timesSent = 3 + found;
  const timesReceived = 5 + found * 3;
  return {
    timesSent,
    bytesSent: timesSent * 115,
    timesReceived,
    bytesReceived: timesReceived * (ever ? 346 : 178),
  };
}

/** The Q counts from the start of its service (captured: 31279 with an Elapsed of 37714); others from 1970. */
function lastShareSeconds(machine: Machine, pool: RunningPool): number {
  if (pool.lastShareMs === 0) return 0;
  if (machine.model.shareTimeSinceStart) return Math.floor((pool.lastShareMs - machine.startedMs) / 1000);
  return deviceSeconds(machine, pool.lastShareMs);
}

/** Each time the number of shares doubles there is a new best, at about the difficulty times that number. */
function bestShare(seed: number, pool: RunningPool, found: number): number {
  if (found < 1) return 0;
  const doublings = Math.floor(Math.log2(found));
  return Math.floor(pool.difficulty * 2 ** doublings * (1 + hash32(seed, doublings) / 0xffffffff));
}

/** `Stratum URL` holds the host alone. Source: recorded replies of the Nano 3S service. */
function hostOf(url: string): string {
  const rest = url.replace(/^[a-z0-9+]+:\/\//i, "");
  return rest.replace(/[:/].*$/, "");
}

/** Sums over all pools, as summary and devs show them. */
export function totals(machine: Machine) {
  const all = machine.pools.map((_, index) => poolCounters(machine, index));
  const sum = (value: (counters: PoolCounters) => number) =>
    all.reduce((total, one) => total + value(one), 0);
  const latest = all.reduce((best, one, index) => {
    return one.lastShareS > (all[best]?.lastShareS ?? 0) ? index : best;
  }, -1);
  return {
    accepted: sum((one) => one.accepted),
    rejected: sum((one) => one.rejected),
    stale: sum((one) => one.stale),
    discarded: sum((one) => one.discarded),
    getFailures: sum((one) => one.getFailures),
    diff1Shares: sum((one) => one.diff1Shares),
    difficultyAccepted: sum((one) => one.accepted * one.workDifficulty),
    difficultyRejected: sum((one) => one.rejected * one.workDifficulty),
    difficultyStale: sum((one) => one.stale * one.workDifficulty),
    bestShare: Math.max(0, ...all.map((one) => one.bestShare)),
    latestPool: latest,
    latest: all[latest],
  };
}
