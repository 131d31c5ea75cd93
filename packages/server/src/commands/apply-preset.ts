import { isHearthashError, type Pool } from "@hearthash/client";
import type { Actor, ApplyPreset, CommandResource, IntentInput, PresetOutcome } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { Fleet } from "../fleet/index.js";
import type { LiveMiner } from "../live/index.js";
import type { CommandBus } from "./command-bus-port.js";
import { isUnattended } from "./is-unattended.js";
import { listPlan } from "./pool-list-plan.js";
import { type PoolDialect, type PresetPlan, poolDialect, slotPlan } from "./preset-plan.js";
import type { ClearPool } from "./preset-store.js";
import type { WebPasswords } from "./web-passwords.js";

/** Miners whose pools are read at a time. */
const AT_A_TIME = 16;

/** What became of a preset at one miner. */
type Item = PresetOutcome["items"][number];

/** What applying a preset needs. */
export interface ApplyParts {
  readonly fleet: Fleet;
  readonly bus: CommandBus;
  readonly webPasswords: WebPasswords;
}

/** Who applies it, and over what. */
interface Caller {
  readonly actor: Actor;
  readonly origin: string;
}

/** Orders what each miner needs, a miner once however often it is named. The outcomes are in the order of the miners. */
export async function applyPreset(
  pools: readonly ClearPool[],
  wanted: ApplyPreset,
  caller: Caller,
  parts: ApplyParts,
): Promise<readonly Item[]> {
  const ids = [...new Set(wanted.miners)];
  const items: Item[] = [];
  const waiting = ids.entries();
  const worker = async () => {
    for (const [place, minerId] of waiting) {
      items[place] = await applyToMiner(minerId, pools, wanted, caller, parts);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, ids.length) }, worker));
  return items;
}

/** What goes wrong with one miner is told of that one. */
async function applyToMiner(
  minerId: string,
  pools: readonly ClearPool[],
  wanted: ApplyPreset,
  caller: Caller,
  parts: ApplyParts,
): Promise<Item> {
  const commands: CommandResource[] = [];
  try {
    const miner = parts.fleet.need(minerId);
    const plan = await planFor(miner, pools, wanted, parts);
    for (const intent of plan.intents) {
      commands.push(order(miner.id, intent, wanted, caller, parts.bus, commands.at(-1)));
    }
    return { minerId: miner.id, commands, problem: plan.problem ?? null };
  } catch (error) {
    return { minerId, commands, problem: problemOf(error) };
  }
}

async function planFor(
  miner: LiveMiner,
  pools: readonly ClearPool[],
  wanted: ApplyPreset,
  { fleet, webPasswords }: ApplyParts,
): Promise<PresetPlan> {
  const dialect = miner.model === undefined ? undefined : poolDialect(miner.model);
  const obstacle = obstacleOf(miner, dialect, webPasswords);
  if (obstacle !== undefined) return { intents: [], problem: obstacle };
  const now: readonly Pool[] = await fleet.pools(miner.id);
  return dialect === "slots"
    ? slotPlan(pools, now, wanted.reboot === true)
    : listPlan(pools, now, wanted.dryRun === true);
}

function obstacleOf(
  { id, name, model }: LiveMiner,
  dialect: PoolDialect | undefined,
  webPasswords: WebPasswords,
): PresetPlan["problem"] {
  if (dialect === undefined) {
    return {
      code: "model-unsupported",
      message: `the model of ${name} is not known yet: it has not answered`,
    };
  }
  if (dialect === "none") {
    const message = `${name} is read as ${model?.name ?? "unknown"}, whose pools hearthash cannot change`;
    return { code: "model-unsupported", message };
  }
  if (dialect === "list" || webPasswords.has(id)) return undefined;
  const message = `${name} takes pools with its web password only: store that password first, then apply the preset again`;
  return { code: "argument-invalid", message };
}

/** A command is not sent when the one before it did not go well. */
function order(
  minerId: string,
  intent: IntentInput,
  { dryRun }: ApplyPreset,
  { actor, origin }: Caller,
  bus: CommandBus,
  before: CommandResource | undefined,
): CommandResource {
  return bus.submit({
    minerId,
    intent,
    actor,
    origin,
    isUnattended: isUnattended(actor),
    isDryRun: dryRun === true,
    after: before?.id,
  });
}

function problemOf(error: unknown): NonNullable<Item["problem"]> {
  if (isHearthashError(error) || error instanceof ServerError) {
    return { code: error.code, message: error.message };
  }
  throw error;
}
