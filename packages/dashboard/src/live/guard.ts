import type { GuardList, GuardResource, PinAllOutcome, PinMiner } from "@hearthash/contract";
import { computed, signal, untracked } from "@preact/signals";
import { api } from "./api.js";
import { fleet, journal } from "./house.js";
import { problemText } from "./problem.js";

/** Most miners of one answer. */
const PAGE = 1000;

/** The guard's word on each miner that was asked for, by miner. */
export const guards = signal<ReadonlyMap<string, GuardResource>>(new Map());
/** All of them, in the server's order; undefined until they were read. */
export const guardOrder = signal<readonly string[] | undefined>(undefined);
/** What went wrong at the last reading. */
export const guardProblem = signal<string | undefined>(undefined);

/** Changes when the event log tells something new of the guard: then it is read anew. */
export const guardNews = computed(
  () => journal.value.find(({ kind }) => kind.startsWith("guard."))?.seq ?? 0,
);

/** How many miners differ from their pins. */
export const driftedCount = computed(() => {
  void fleet.frame.value;
  const cells = fleet.cells.value;
  // Of the frame, not of ten thousand single cells.
  return untracked(() => cells.filter(({ row }) => row.value.guard === "drifted").length);
});

/** Reads all: those that are pinned, then the others. What is there stays when it fails. */
export async function loadGuards(): Promise<void> {
  try {
    const items = [...(await readAll("")), ...(await readAll("&badge=off"))];
    guards.value = new Map(items.map((guard) => [guard.minerId, guard]));
    guardOrder.value = items.map(({ minerId }) => minerId);
    guardProblem.value = undefined;
  } catch (error) {
    guardProblem.value = problemText(error);
  }
}

async function readAll(query: string): Promise<readonly GuardResource[]> {
  const items: GuardResource[] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const list: GuardList = await api<GuardList>(`/guard?limit=${PAGE}${query}${cursor}`);
    items.push(...list.items);
    cursor = list.next === null ? undefined : `&cursor=${encodeURIComponent(list.next)}`;
  }
  return items;
}

/** Reads that of one miner. What is there stays when it fails. */
export async function loadGuard(minerId: string): Promise<void> {
  try {
    take(await api<GuardResource>(pathOf(minerId)));
  } catch {
    // The next reading, or the stream, knows more.
  }
}

/** Pins a miner, or changes how it is guarded; what is left out stays. */
export async function pinMiner(minerId: string, wanted: PinMiner): Promise<void> {
  take(await api<GuardResource>(pathOf(minerId), { method: "PUT", body: wanted }));
}

/** Guards a miner no more. */
export async function unpinMiner(minerId: string): Promise<void> {
  await api(pathOf(minerId), { method: "DELETE" });
  await loadGuard(minerId);
}

/** Pins every miner that is not pinned yet; gives those that could not be. */
export async function pinAllMiners(): Promise<PinAllOutcome["items"]> {
  const { items } = await api<PinAllOutcome>("/guard/pin-all", {
    ...{ method: "PUT", body: {} },
    // Each miner is asked for its pools.
    signal: AbortSignal.timeout(180_000),
  });
  await loadGuards();
  return items.filter(({ problem }) => problem !== null);
}

/** "It was me", of the difference that was seen: another one that came meanwhile is not accepted with it. */
export async function acceptDrift(minerId: string, driftId: string): Promise<void> {
  const path = `${pathOf(minerId)}/accept`;
  try {
    take(await api<GuardResource>(path, { method: "POST", body: { id: driftId } }));
  } catch (error) {
    await loadGuard(minerId);
    throw error;
  }
}

/** Says nothing about a miner for so many minutes; 0 ends that. */
export async function pauseGuard(minerId: string, minutes: number): Promise<void> {
  take(await api<GuardResource>(`${pathOf(minerId)}/pause`, { method: "POST", body: { minutes } }));
}

/** Brings a miner back to its pin, as far as is set for it. */
export async function restorePin(minerId: string): Promise<void> {
  take(await api<GuardResource>(`${pathOf(minerId)}/restore`, { method: "POST", body: {} }));
}

function take(guard: GuardResource): void {
  guards.value = new Map(guards.value).set(guard.minerId, guard);
}

function pathOf(minerId: string): string {
  return `/miners/${encodeURIComponent(minerId)}/guard`;
}
