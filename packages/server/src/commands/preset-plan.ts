import type { ModelDefinition, Pool } from "@hearthash/client";
import type { IntentInput } from "@hearthash/contract";
import type { ClearPool } from "./preset-store.js";

/** What a miner must be told, in order, to work for a preset's pools; and what of it cannot be done. */
export interface PresetPlan {
  readonly intents: readonly IntentInput[];
  readonly problem?: { readonly code: string; readonly message: string };
}

/** How a model's pools are changed. */
export type PoolDialect = "slots" | "list" | "none";

/** Slots where there are some: what is stored in them outlives a restart, what is added at run time does not. */
export function poolDialect({ confidence, controls }: ModelDefinition): PoolDialect {
  if (confidence === "guessed") return "none";
  if (controls.includes("setPool")) return "slots";
  const hasList =
    controls.includes("addPool") && controls.includes("removePool") && controls.includes("switchPool");
  return hasList ? "list" : "none";
}

/** Overwrites slots from 0 up. A slot behind a gap cannot be filled before the restart has filled the gap. */
export function slotPlan(wanted: readonly ClearPool[], now: readonly Pool[], reboot: boolean): PresetPlan {
  const fitting = wanted.slice(0, now.length + 1);
  const intents = fitting.map((pool, slot): IntentInput => ({ kind: "setPool", slot, ...login(pool) }));
  const last: readonly IntentInput[] = reboot ? [{ kind: "reboot" }] : [];
  if (fitting.length === wanted.length) return { intents: [...intents, ...last] };
  const message =
    `the miner runs ${now.length} pools and takes ${fitting.length} of the ${wanted.length} now: ` +
    "restart it, then apply the preset again for the rest";
  return { intents: [...intents, ...last], problem: { code: "command-unsafe", message } };
}

function login({ url, worker, password }: ClearPool) {
  return { url, worker, ...(password === undefined ? {} : { password }) };
}
