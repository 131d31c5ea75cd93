import type { Arrangement } from "./core/arrangement.js";
import type { Change } from "./core/compare-pools.js";
import type { Drift, Redirect } from "./core/memory.js";

const sentences: Readonly<Record<Change["kind"], (before: string, after: string) => string>> = {
  added: (_before, after) => `the pool ${after} was added`,
  removed: (before) => `the pool ${before} was removed`,
  changed: (before, after) => `the pool ${before} was changed to ${after}`,
  switched: (before, after) => `it was switched from the pool ${before} to ${after}`,
  reordered: (before, after) => `the order of its pools was changed from ${before} to ${after}`,
  disabled: (before) => `the pool ${before} was switched off`,
  enabled: (before) => `the pool ${before} was switched on`,
  worker: (before, after) => `the worker was changed from ${before} to ${after}`,
  mode: (before, after) => `its work mode was changed from ${before} to ${after}`,
  identity: (before, after) => `another device answers in its place: ${after} instead of ${before}`,
  firmware: (before, after) => `its firmware was changed from ${before} to ${after}`,
};

/** A drift in words, behind the miner's name. */
export function driftText({ changes }: Drift): string {
  return changes
    .map(({ kind, before, after }) => sentences[kind](before ?? "nothing", after ?? "nothing"))
    .join("; ")
    .slice(0, 800);
}

/** A redirect in words, behind the miner's name. */
export function redirectText({ pool, host }: Redirect): string {
  return `its connection to the pool ${pool} really goes to ${host}`;
}

/** Pools for the event log. */
export function poolsForLog(pools: Arrangement): readonly object[] {
  return pools.map(({ url, worker, disabled }) => ({ url, worker, disabled }));
}
