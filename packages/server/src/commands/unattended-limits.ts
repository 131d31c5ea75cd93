import { type IntentInput, intentText, type PowerEffect, powerEffects } from "@hearthash/contract";
import type { LiveMiner } from "../live/index.js";
import type { ModeAndLevel, ModePowers } from "./mode-powers.js";
import { modesBehind } from "./modes-behind.js";

/** Whether a miner's limits have to do with an intent at all: then it is polled before they are judged. */
export function isBound({ limits }: LiveMiner, intent: IntentInput): boolean {
  return (limits.neverOnUnattended || limits.maxPowerW !== null) && effectOf(intent) !== "none";
}

/** Why an intent must not be carried out unattended whatever the miner does now; `undefined` when that depends. */
export function refusedInAnyState({ limits, name }: LiveMiner, intent: IntentInput): string | undefined {
  if (!limits.neverOnUnattended || effectOf(intent) !== "wakes") return undefined;
  return `only a person may wake ${name}: it is set to be never switched on unattended`;
}

/**
 * Why an intent must not be carried out unattended, judged by the poll just made. What is not known to be safe
 * is not.
 */
export function refusedUnattended(
  miner: LiveMiner,
  intent: IntentInput,
  powers: ModePowers,
): string | undefined {
  const effect: PowerEffect = effectOf(intent);
  if (effect === "none") return undefined;
  const isRunning = runs(miner);
  if (miner.limits.neverOnUnattended && (effect === "wakes" || !isRunning)) {
    return `only a person may wake ${miner.name}, and it is not seen running (${stateOf(miner)}): this may start it (${intentText(intent)})`;
  }
  if (miner.limits.maxPowerW === null || (effect === "may-start" && isRunning)) return undefined;
  return overPower(miner, miner.limits.maxPowerW, intent, powers);
}

/** True only for a miner that just said so. */
function runs({ error, snapshot }: LiveMiner): boolean {
  return error === undefined && (snapshot?.state === "hashing" || snapshot?.state === "starting");
}

function stateOf({ error, snapshot }: LiveMiner): string {
  return error === undefined ? (snapshot?.state ?? "not read yet") : `it does not answer: ${error.code}`;
}

function overPower(
  miner: LiveMiner,
  maxPowerW: number,
  intent: IntentInput,
  powers: ModePowers,
): string | undefined {
  const bound = `the bound of ${miner.name} for everything unattended is ${maxPowerW} W`;
  const modes = miner.error === undefined ? modesBehind(intent, miner) : undefined;
  if (modes === undefined) return `${bound}, and the mode it would run in is not known`;
  for (const mode of modes) {
    const watts = powers.most(miner.id, mode);
    if (watts === undefined) {
      return `${bound}, and what it draws in mode ${wordsOf(mode)} is not known: it has not shown it yet; set the mode by hand once`;
    }
    if (watts > maxPowerW) return `${bound}, and in mode ${wordsOf(mode)} it may draw ${watts} W`;
  }
  return undefined;
}

function wordsOf({ mode, level }: ModeAndLevel): string {
  return level === undefined ? mode : `${mode}, level ${level}`;
}

function effectOf({ kind }: IntentInput): PowerEffect {
  return powerEffects[kind];
}
