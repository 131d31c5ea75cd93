import type { GuardRestore } from "@hearthash/contract";
import { isPaused } from "./judge.js";
import type { Drift, GuardMemory, RestoreMemory, RestoreStop } from "./memory.js";
import { isByOrder } from "./restore-plan.js";

/** What is to be done about a drift. */
export type RestoreAction =
  | { readonly do: "nothing" }
  | { readonly do: "wait"; readonly until: number }
  | { readonly do: "try"; readonly level: Exclude<GuardRestore, "off"> }
  | { readonly do: "stop"; readonly stop: RestoreStop };

const DAY_MS = 86_400_000;
/** Tries for one drift, with growing pauses between them, and of all drifts of a miner in a day. */
const TRIES = 3;
const TRIES_A_DAY = 6;
const PAUSES_MS = { switch: [10_000, 60_000], setpool: [10 * 60_000, 60 * 60_000] } as const;
/** Restores of one drift that worked and were undone, behind which somebody else wants it so. */
const FIGHTS = 2;

/** Decides whether a drift is to be restored now. Pure and total. */
export function decideRestore(memory: GuardMemory, now: number): RestoreAction {
  const { drift, settings, restore } = memory;
  if (drift === undefined || settings.restore === "off" || restore.run !== undefined)
    return { do: "nothing" };
  if (isPaused(memory, now) || isStopped(restore, drift) || isSomebodyElse(drift)) return { do: "nothing" };
  // Without the password only the order can be brought back.
  if (restore.locked !== undefined && !isByOrder(drift)) return { do: "nothing" };
  const { tries, worked, nextAt } = recent(restore, now);
  if (worked.filter(({ driftId }) => driftId === drift.id).length >= FIGHTS) {
    return { do: "stop", stop: { code: "fight", driftId: drift.id, message: FIGHT } };
  }
  const ofThis = tries.filter(({ driftId, at }) => driftId === drift.id && at >= drift.since);
  if (ofThis.length >= TRIES || tries.length >= TRIES_A_DAY) {
    return { do: "stop", stop: { code: "tries-used-up", driftId: drift.id, message: usedUp(ofThis.length) } };
  }
  if (nextAt !== undefined && nextAt > now && ofThis.length > 0) return { do: "wait", until: nextAt };
  return { do: "try", level: levelOf(memory) };
}

/** A try begins: written down before anything is sent. */
export function beginTry(memory: GuardMemory, level: Exclude<GuardRestore, "off">, now: number): GuardMemory {
  const { drift } = memory;
  if (drift === undefined) return memory;
  const { tries, worked } = recent(memory.restore, now);
  const nth = tries.filter(({ driftId, at }) => driftId === drift.id && at >= drift.since).length;
  const pauses = PAUSES_MS[level];
  const restore: RestoreMemory = {
    ...memory.restore,
    worked,
    tries: [...tries, { at: now, driftId: drift.id }],
    nextAt: now + (pauses[Math.min(nth, pauses.length - 1)] ?? 0),
    run: { driftId: drift.id, level, startedAt: now, hasRestarted: false },
  };
  return { ...memory, restore };
}

/** How a restore under way ends with what was seen; `undefined` while that is open. */
export function runOutcome(
  { drift, restore }: GuardMemory,
  now: number,
): "worked" | "other" | "failed" | undefined {
  const { run } = restore;
  if (run?.verifyUntil === undefined) return undefined;
  if (drift === undefined || run.hasWorked === true) return "worked";
  // What is left of it behind the restart is another drift: it gets tries of its own, at once.
  if (drift.id !== run.driftId && (run.level === "switch" || run.hasRestarted)) return "other";
  return now >= run.verifyUntil ? "failed" : undefined;
}

/** A restore under way is over. */
export function endRun(
  memory: GuardMemory,
  outcome: "worked" | "other" | "failed",
  now: number,
): GuardMemory {
  const { run, ...rest } = memory.restore;
  if (run === undefined) return memory;
  if (outcome !== "worked") return { ...memory, restore: rest };
  const worked = [...rest.worked, { at: now, driftId: run.driftId }];
  return { ...memory, restore: { ...rest, worked, nextAt: undefined } };
}

const FIGHT =
  "two restores of the same change were undone: somebody else wants it so, perhaps another hearthash; " +
  "agree on one, then restore by hand or accept it";

function usedUp(tries: number): string {
  const what =
    tries >= TRIES ? `${tries} restores did not help` : `${TRIES_A_DAY} restores were tried in a day`;
  return `${what}: look at the miner, then restore by hand or accept it`;
}

/** A stop without a drift holds for all; one about the password leaves what needs none. */
function isStopped({ stop }: RestoreMemory, drift: Drift): boolean {
  if (stop === undefined || isAboutPassword(stop)) return false;
  return stop.driftId === undefined || stop.driftId === drift.id;
}

function levelOf({ settings, restore }: GuardMemory): Exclude<GuardRestore, "off"> {
  const mayStore = settings.restore === "setpool" && restore.locked === undefined;
  return mayStore ? "setpool" : "switch";
}

/** Whether a stop is of what needs a password. */
export function isAboutPassword(stop: RestoreStop | undefined): boolean {
  return (
    stop?.code === "password-refused" ||
    stop?.code === "password-missing" ||
    stop?.code === "not-the-same-miner"
  );
}

function isSomebodyElse({ changes }: Drift): boolean {
  return changes.some(({ kind }) => kind === "identity");
}

function recent({ tries, worked, nextAt }: RestoreMemory, now: number) {
  const isRecent = ({ at }: { readonly at: number }) => at <= now && now - at < DAY_MS;
  return { tries: tries.filter(isRecent), worked: worked.filter(isRecent), nextAt };
}
