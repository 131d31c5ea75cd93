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
