import type { DriftKind, GuardBadge, GuardResource, GuardRestore } from "@hearthash/contract";
import type { IconName } from "../../pieces/icon.js";

/** What has changed, in a few words. */
export const driftWords: Readonly<Record<DriftKind, string>> = {
  added: "Pool added",
  removed: "Pool removed",
  changed: "Pool changed",
  switched: "Another pool in front",
  reordered: "Order changed",
  disabled: "Pool switched off",
  enabled: "Pool switched on",
  worker: "Worker changed",
  mode: "Work mode changed",
  identity: "Another device answers",
  firmware: "Firmware changed",
};

/** How a badge looks: a word and an icon of its own, since a colour never stands alone. */
export const badgeMarks: Readonly<
  Record<GuardBadge, { readonly word: string; readonly icon: IconName; readonly state: string }>
> = {
  ok: { word: "Pinned", icon: "shield", state: "good" },
  drifted: { word: "Drifted", icon: "shieldOff", state: "fault" },
  paused: { word: "Guard paused", icon: "clock", state: "starting" },
  off: { word: "Not pinned", icon: "offline", state: "unknown" },
};

/** What is undone by itself, as it is chosen. */
export const restoreChoices: readonly { readonly value: GuardRestore; readonly word: string }[] = [
  { value: "off", word: "Nothing" },
  { value: "switch", word: "Switching" },
  { value: "setpool", word: "Storing too" },
];

/** What each of them means. */
export const restoreWords: Readonly<Record<GuardRestore, string>> = {
  off: "You are told, and nothing is done.",
  switch:
    "Pools are switched, enabled and put in order. A pool that was added gets no work any more; one that was overwritten stays.",
  setpool:
    "Where switching is not enough, the pinned pools are stored anew and the miner is restarted. It hashes again after some minutes.",
};

/** What storing pools costs. */
export const SETPOOL_RISK =
  "The risk: the miner's web password goes over the network in clear to whoever answers at its address. DNA, MAC and address are compared with the pin just before, and a refused password is not sent again.";

/** What the guard is doing about a drift; undefined while that is nothing. */
export function doingText({ state, restore }: GuardResource): string | undefined {
  if (state === "restoring") return "It is being brought back to its pin.";
  if (state === "drifted" && restore !== "off") return "It will be brought back to its pin.";
  return undefined;
}
