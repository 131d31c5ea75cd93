import type { DriftKind, GuardRestore, IntentInput } from "@hearthash/contract";
import { type Arrangement, loginKey, type PlacedPool } from "./arrangement.js";
import type { Drift, Pin } from "./memory.js";

/** What a miner is to be told, in order. */
export interface RestorePlan {
  readonly level: Exclude<GuardRestore, "off">;
  readonly intents: readonly IntentInput[];
}

/** What the level `switch` can undo wholly. */
const byOrder: ReadonlySet<DriftKind> = new Set<DriftKind>(["switched", "reordered", "disabled"]);
/** What is not about pools: nothing of it is ever restored. */
const never: ReadonlySet<DriftKind> = new Set<DriftKind>(["mode", "identity", "firmware"]);

/**
 * What brings a drift back to the pin. Switching, enabling and ordering first, for the hashrate comes back with that;
 * storing and a restart only where that is not enough and it is allowed. The slots are filled from 0 up, and one
 * behind a gap waits for the next restart.
 */
export function restorePlan(
  pin: Pin,
  drift: Drift,
  level: Exclude<GuardRestore, "off">,
  passwordOf: (pool: PlacedPool) => string | undefined,
): RestorePlan {
  const kinds = drift.changes.map(({ kind }) => kind).filter((kind) => !never.has(kind));
  if (kinds.length === 0) return { level, intents: [] };
  const quick = orderIntents(pin.pools, drift.seen);
  if (level === "switch" || kinds.every((kind) => byOrder.has(kind)))
    return { level: "switch", intents: quick };
  const fitting = pin.pools.slice(0, drift.seen.length + 1);
  const stored = fitting.map((pool, slot): IntentInput => {
    const password = passwordOf(pool);
    const login = { url: pool.url, worker: pool.worker, ...(password === undefined ? {} : { password }) };
    return { kind: "setPool", slot, ...login };
  });
  return { level, intents: [...quick, ...stored, { kind: "reboot" }] };
}

/** Whether the level `switch` can undo it wholly. */
export function isByOrder({ changes }: Drift): boolean {
  return changes.every(({ kind }) => byOrder.has(kind));
}

/** Enables what is pinned and off, and puts what is pinned in front, in its order. */
function orderIntents(pinned: Arrangement, seen: Arrangement): readonly IntentInput[] {
  const found = pinned.flatMap((pool) => {
    const same = seen.find((one) => loginKey(one) === loginKey(pool));
    return same === undefined ? [] : [{ pool, seen: same }];
  });
  const enable = found
    .filter((one) => one.seen.disabled && !one.pool.disabled)
    .map((one): IntentInput => ({ kind: "enablePool", pool: one.seen.slot }));
  const wanted = found.map((one) => one.seen.slot);
  const isInOrder = wanted.every((slot, place) => seen[place]?.slot === slot);
  const order: readonly IntentInput[] =
    wanted.length === 0 || isInOrder ? [] : [{ kind: "setPoolPriority", pools: wanted }];
  return [...enable, ...order];
}
