import type { PoolResource } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { api } from "./api.js";
import { problemText } from "./problem.js";

/** The pools of a miner as it last told them, or why they are not known. */
export interface PoolList {
  readonly at: number;
  readonly pools: readonly PoolResource[];
  readonly problem: string | undefined;
}

/** Most miners asked at a time. */
const LANES = 4;

/** By miner. */
export const poolLists = signal<ReadonlyMap<string, PoolList>>(new Map());

/** Reads a miner's pools; the last ones stay when it fails, with the reason. */
export async function refreshPools(minerId: string): Promise<void> {
  const before = poolLists.value.get(minerId);
  let next: PoolList;
  try {
    const { items } = await api<{ items: readonly PoolResource[] }>(
      `/miners/${encodeURIComponent(minerId)}/pools`,
    );
    next = { at: Date.now(), pools: items, problem: undefined };
  } catch (error) {
    next = { at: before?.at ?? 0, pools: before?.pools ?? [], problem: problemText(error) };
  }
  poolLists.value = new Map(poolLists.value).set(minerId, next);
}

/** Reads the pools of many miners, a few at a time: one that is silent holds up only its own lane. */
export async function refreshPoolsOf(minerIds: readonly string[]): Promise<void> {
  const waiting = [...minerIds];
  const lane = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await refreshPools(id);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
