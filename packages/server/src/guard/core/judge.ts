import { type Arrangement, arrangementOf, asStored } from "./arrangement.js";
import { type Change, comparePools } from "./compare-pools.js";
import { digest } from "./digest.js";
import { explained, movedPin } from "./explain.js";
import { identityChanges, isSameMode, modeChanges } from "./identity-changes.js";
import type { Drift, GuardMemory, Redirect } from "./memory.js";
import { redirectOf } from "./redirects.js";
import type { Sight } from "./sight.js";

/** What a look has made known. */
export type News =
  | { readonly kind: "drifted"; readonly drift: Drift }
  | { readonly kind: "right"; readonly drift: Drift }
  | { readonly kind: "redirected"; readonly redirect: Redirect }
  | { readonly kind: "redirect-over"; readonly redirect: Redirect }
  | {
      readonly kind: "moved";
      readonly by: string;
      readonly before: Arrangement;
      readonly after: Arrangement;
    };

/** A look's outcome. */
export interface Looked {
  readonly memory: GuardMemory;
  readonly news: readonly News[];
}

/** Two readings of an uptime differ by the time that asking takes. */
const SAME_START_MS = 60_000;
/** A miner that has just started may list its pools late. */
const LISTS_LATE_S = 120;
/** cgminer goes back to a better pool when that has been well for five minutes. Source: upstream cgminer.c. */
const STRAYED_MS = 10 * 60_000;

/**
 * Judges one poll of a pinned miner. Pure and total. A drift is told at once; the same drift once; what a command of
 * ours or a restart explains moves the pin instead.
 */
export function look(before: GuardMemory, sight: Sight): Looked {
  const memory = noticeStart(before, sight);
  if (isPaused(memory, sight.at) || isTooEarly(sight)) return { memory, news: [] };
  const seen = arrangementOf(sight.pools);
  const adopted = adopt(memory, sight, seen);
  const strayed = strayedSince(adopted.memory, sight);
  const changes = changesOf(adopted.memory, sight, seen, strayed);
  const judged = judge({ ...adopted.memory, strayedSince: strayed }, sight, seen, changes);
  const redirected = judgeRedirect(judged.memory, sight);
  return { memory: redirected.memory, news: [...adopted.news, ...judged.news, ...redirected.news] };
}

/** Another device answers in its place. */
export function lookAtStranger(before: GuardMemory, strangerId: string, at: number): Looked {
  if (isPaused(before, at)) return { memory: before, news: [] };
  const { dna, mac, address } = before.pin;
  const change: Change = { kind: "identity", before: dna ?? mac ?? address, after: strangerId.slice(0, 80) };
  return conclude(before, [change], { at, seen: before.drift?.seen ?? before.pin.pools, mode: undefined });
}

/** Whether the guard is to say nothing. */
export function isPaused({ pausedUntil }: GuardMemory, now: number): boolean {
  return pausedUntil !== undefined && now < pausedUntil;
}

function noticeStart(memory: GuardMemory, { at, uptimeS }: Sight): GuardMemory {
  const pausedUntil = isPaused(memory, at) ? memory.pausedUntil : undefined;
  const checked = { ...memory, checkedAt: at, pausedUntil };
  if (uptimeS === undefined) return checked;
  const bootedAt = at - uptimeS * 1000;
  const isNew = memory.bootedAt !== undefined && bootedAt > memory.bootedAt + SAME_START_MS;
  if (!isNew) return { ...checked, bootedAt };
  const { run } = memory.restore;
  const restore =
    run === undefined ? memory.restore : { ...memory.restore, run: { ...run, hasRestarted: true } };
  return { ...checked, bootedAt, restore, hasRestarted: true };
}

function isTooEarly({ pools, uptimeS, isStarting }: Sight): boolean {
  return pools.length === 0 && (isStarting || (uptimeS !== undefined && uptimeS < LISTS_LATE_S));
}

/** The pin moves to what was made through hearthash. */
function adopt(memory: GuardMemory, sight: Sight, seen: Arrangement): Looked {
  const { memory: moded, news } = adoptMode(memory, sight);
  if (comparePools(moded.pin.pools, seen).length === 0) return { memory: moded, news };
  const explanation = explained(moded, seen, sight.at);
  if (explanation === undefined) return { memory: moded, news };
  const { by, pools } = explanation;
  const moved: News = { kind: "moved", by, before: moded.pin.pools, after: pools };
  const pin = movedPin(moded.pin, pools, by, sight.at);
  return { memory: { ...moded, pin }, news: [...news, moved] };
}

function adoptMode(memory: GuardMemory, { mode, at }: Sight): Looked {
  const { pin, modeOrder } = memory;
  if (!memory.settings.pinMode || mode === undefined) return { memory, news: [] };
  if (pin.mode === undefined) return { memory: { ...memory, pin: { ...pin, mode } }, news: [] };
  const isOrdered = modeOrder !== undefined && modeOrder.until >= at;
  const isSo = modeOrder?.mode === undefined || isSameMode({ mode: modeOrder.mode }, { mode: mode.mode });
  if (!isOrdered || !isSo || isSameMode(pin.mode, mode)) return { memory, news: [] };
  const next = { ...memory, pin: { ...pin, mode, by: modeOrder.by, since: at } };
  return { memory: next, news: [{ kind: "moved", by: modeOrder.by, before: pin.pools, after: pin.pools }] };
}

/**
 * Since when a miner that tells no order of its pools works for another than the first that is alive. Where it does,
 * a switch shows in the order, and another pool in use is its own failover.
 */
function strayedSince(memory: GuardMemory, { pools, at }: Sight): number | undefined {
  if (pools.every(({ priority }) => priority !== undefined)) return undefined;
  const usable = pools.filter(({ status }) => status === "Alive");
  const active = pools.find((pool) => pool.active);
  if (active === undefined || usable[0] === undefined || usable[0] === active) return undefined;
  return memory.strayedSince ?? at;
}

function changesOf(
  { pin, settings }: GuardMemory,
  sight: Sight,
  seen: Arrangement,
  strayed: number | undefined,
): readonly Change[] {
  const isStray = strayed !== undefined && sight.at - strayed >= STRAYED_MS;
  const active = seen.find(({ slot }) => slot === sight.pools.find((pool) => pool.active)?.id);
  const stray: Change = { kind: "switched", before: pin.pools[0]?.url ?? null, after: active?.url ?? null };
  return [
    ...identityChanges(pin, sight),
    ...comparePools(pin.pools, seen),
    ...(isStray ? [stray] : []),
    ...(settings.pinMode ? modeChanges(pin.mode, sight.mode) : []),
  ];
}

function judge(memory: GuardMemory, sight: Sight, seen: Arrangement, changes: readonly Change[]): Looked {
  const { at, mode } = sight;
  if (changes.length > 0) return conclude(memory, changes, { at, seen, mode });
  const { drift } = memory;
  const pin = knownPin(memory, seen);
  const { run } = memory.restore;
  const restore =
    run === undefined ? memory.restore : { ...memory.restore, run: { ...run, hasWorked: true } };
  const right = { ...memory, pin, restore, drift: undefined, lastRightAt: at, hasRestarted: false };
  return { memory: right, news: drift === undefined ? [] : [{ kind: "right", drift }] };
}

/** The same pools by the numbers the miner gives them; a restart has shown what is stored. */
function knownPin({ pin, hasRestarted }: GuardMemory, seen: Arrangement): GuardMemory["pin"] {
  const { since, by, stored } = pin;
  const isShown = hasRestarted || stored.length === 0;
  return { ...movedPin(pin, seen, by, since), stored: isShown ? [asStored(seen)] : stored };
}

function conclude(
  memory: GuardMemory,
  changes: readonly Change[],
  { at, seen, mode }: Pick<Drift, "seen" | "mode"> & { readonly at: number },
): Looked {
  const before = memory.drift;
  const id = digest([changes, seen]);
  if (before?.id === id) return { memory, news: [] };
  const since = before?.since ?? at;
  const drift: Drift = { id, changes, since, lastRightAt: memory.lastRightAt, seen, mode };
  return { memory: { ...memory, drift }, news: [{ kind: "drifted", drift }] };
}

function judgeRedirect(memory: GuardMemory, sight: Sight): Looked {
  const before = memory.redirect;
  const now = redirectOf(sight.pools, memory.pin.pools, sight.at);
  if (before?.id === now?.id) return { memory, news: [] };
  const over: readonly News[] = before === undefined ? [] : [{ kind: "redirect-over", redirect: before }];
  const begun: readonly News[] = now === undefined ? [] : [{ kind: "redirected", redirect: now }];
  return { memory: { ...memory, redirect: now }, news: [...over, ...begun] };
}
