import type { CommandResource } from "@hearthash/contract";
import type { Arrangement, PlacedPool } from "./arrangement.js";

type Intent = CommandResource["intent"];

/** Intents that change the running pools at once. */
const atOnce: ReadonlySet<string> = new Set([
  "switchPool",
  "enablePool",
  "disablePool",
  "setPoolPriority",
  "addPool",
  "removePool",
]);

/** Whether an intent changes the pools that run. */
export function changesPools({ kind }: Intent): boolean {
  return atOnce.has(String(kind));
}

/** The pools behind an intent that changes them at once, as the firmware does it. */
export function applyIntent(intent: Intent, pools: Arrangement): Arrangement {
  const slot = Number(intent["pool"]);
  switch (intent["kind"]) {
    case "switchPool":
      return inFront(set(pools, slot, { disabled: false }), [slot]);
    case "enablePool":
      return set(pools, slot, { disabled: false });
    case "disablePool":
      return set(pools, slot, { disabled: true });
    case "setPoolPriority":
      return inFront(pools, (intent["pools"] as readonly number[]).map(Number));
    case "addPool":
      return [...pools, { ...loginOf(intent), slot: pools.length, disabled: false }];
    case "removePool":
      return without(pools, slot);
    default:
      return pools;
  }
}

/** What is stored behind `setPool`: a slot is overwritten, or made behind the others. */
export function storeIntent(intent: Intent, stored: Arrangement): Arrangement {
  const slot = Number(intent["slot"]);
  const pool: PlacedPool = { ...loginOf(intent), slot, disabled: false };
  if (stored.some((one) => one.slot === slot)) return stored.map((one) => (one.slot === slot ? pool : one));
  return [...stored, { ...pool, slot: stored.length }];
}

function loginOf(intent: Intent): Pick<PlacedPool, "url" | "worker"> {
  return { url: String(intent["url"]), worker: String(intent["worker"]) };
}

function set(pools: Arrangement, slot: number, change: Partial<PlacedPool>): Arrangement {
  return pools.map((pool) => (pool.slot === slot ? { ...pool, ...change } : pool));
}

/** The others follow in their old order. Source: upstream cgminer API-README, poolpriority and switchpool. */
function inFront(pools: Arrangement, slots: readonly number[]): Arrangement {
  const first = slots.flatMap((slot) => pools.filter((pool) => pool.slot === slot));
  return [...first, ...pools.filter((pool) => !slots.includes(pool.slot))];
}

/** The pools behind it move up. */
function without(pools: Arrangement, slot: number): Arrangement {
  return pools
    .filter((pool) => pool.slot !== slot)
    .map((pool) => (pool.slot > slot ? { ...pool, slot: pool.slot - 1 } : pool));
}
