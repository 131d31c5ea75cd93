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
  return controls.includes("addPool") && controls.includes("switchPool") ? "list" : "none";
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

/**
 * Adds what is missing, puts the preset's pools in front in their order and switches to the first. Other pools
 * stay behind them: nothing is removed, so a miner is never without pools. What builds on pools that a dry run
 * does not add cannot be planned and is left out of it.
 */
export function listPlan(wanted: readonly ClearPool[], now: readonly Pool[], isDryRun: boolean): PresetPlan {
  const different = wanted.filter((pool, place) => wanted.findIndex((other) => isSame(pool, other)) === place);
  const missing = different.filter((pool) => !now.some((known) => isSame(pool, known)));
  const added = missing.map((pool): IntentInput => ({ kind: "addPool", ...login(pool) }));
  if (isDryRun && added.length > 0) return { intents: added };
  const next = Math.max(-1, ...now.map(({ id }) => id)) + 1;
  const ids = different.map(
    (pool) => now.find((known) => isSame(pool, known))?.id ?? next + missing.indexOf(pool),
  );
  const disabled = now.filter(({ id, status }) => status === "Disabled" && ids.includes(id));
  return { intents: [...added, ...disabled.map(({ id }) => enable(id)), ...inOrder(ids)] };
}

function enable(pool: number): IntentInput {
  return { kind: "enablePool", pool };
}

function inOrder(ids: readonly number[]): readonly IntentInput[] {
  const [first] = ids;
  const order: readonly IntentInput[] = ids.length > 1 ? [{ kind: "setPoolPriority", pools: [...ids] }] : [];
  return first === undefined ? [] : [...order, { kind: "switchPool", pool: first }];
}

interface UrlAndWorker {
  readonly url: string;
  readonly worker: string;
}

function isSame(one: UrlAndWorker, other: UrlAndWorker): boolean {
  return one.url === other.url && one.worker === other.worker;
}

function login({ url, worker, password }: ClearPool) {
  return { url, worker, ...(password === undefined ? {} : { password }) };
}
