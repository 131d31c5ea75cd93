import { type IntentInput, type PowerEffect, powerEffects } from "@hearthash/contract";
import type { MinerInfo } from "../../live/frames.js";

/** More names than these are counted. */
const MOST_NAMED = 3;

/** Where the owner's limits bind what a schedule does, in sentences. Empty where nothing does. */
export function boundsOf(kind: string, miners: readonly MinerInfo[]): readonly string[] {
  const effect: PowerEffect | undefined = powerEffects[kind as IntentInput["kind"]];
  if (effect === undefined || effect === "none") return [];
  const never = miners.filter(({ limits }) => limits?.neverOnUnattended === true);
  const bound = miners.filter(({ limits }) => limits !== undefined && limits.maxPowerW !== null);
  const said: string[] = [];
  if (never.length > 0) {
    said.push(
      effect === "wakes"
        ? `Only a person may wake ${namesOf(never)}: there it is refused.`
        : `Never switched on by itself: ${namesOf(never)}. There it is done only while it runs.`,
    );
  }
  for (const [watts, some] of byWatts(bound)) {
    said.push(`At most ${watts} W unattended: ${namesOf(some)}. A mode that may draw more is refused.`);
  }
  return said;
}

function byWatts(miners: readonly MinerInfo[]): ReadonlyMap<number, readonly MinerInfo[]> {
  const found = new Map<number, MinerInfo[]>();
  for (const miner of miners) {
    const watts = miner.limits?.maxPowerW ?? 0;
    found.set(watts, [...(found.get(watts) ?? []), miner]);
  }
  return found;
}

/** Names, or how many they are. */
export function namesOf(miners: readonly { readonly name: string }[]): string {
  const names = miners.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = miners.length - names.length;
  if (more > 0) return `${names.join(", ")} and ${more} more`;
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} and ${last}`;
}
