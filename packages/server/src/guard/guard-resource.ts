import type { GuardBadge, GuardResource, GuardState } from "@hearthash/contract";
import type { LiveMiner } from "../live/index.js";
import type { Arrangement } from "./core/arrangement.js";
import { plain } from "./core/arrangement.js";
import { isPaused } from "./core/judge.js";
import type { Drift, GuardMemory, Mode, Pin, RestoreStop } from "./core/memory.js";

/** What a resource says beside what is remembered. */
export interface ResourceWords {
  readonly now: number;
  readonly hasPoolPasswords: boolean;
  readonly hasWebPassword: boolean;
}

/** What is shown beside a miner. */
export function badgeOf(memory: GuardMemory | undefined, now: number): GuardBadge {
  if (memory === undefined) return "off";
  if (isPaused(memory, now)) return "paused";
  return memory.drift === undefined && memory.redirect === undefined ? "ok" : "drifted";
}

/** The guard's word on a miner. */
export function guardResource(
  { id, name }: Pick<LiveMiner, "id" | "name">,
  memory: GuardMemory | undefined,
  words: ResourceWords,
): GuardResource {
  const { hasPoolPasswords, hasWebPassword, now } = words;
  const { restore } = memory ?? {};
  const drift = memory?.drift;
  return {
    minerId: id,
    name: plain(name),
    badge: badgeOf(memory, now),
    state: stateOf(memory, now),
    pin: memory === undefined ? null : pinResource(memory.pin),
    watch5s: memory?.settings.watch5s ?? false,
    pinMode: memory?.settings.pinMode ?? false,
    restore: memory?.settings.restore ?? "off",
    hasPoolPasswords,
    hasWebPassword,
    drift: memory === undefined || drift === undefined ? null : driftResource(memory.pin, drift),
    redirect: memory?.redirect ?? null,
    lastRightAt: memory?.lastRightAt ?? null,
    checkedAt: memory?.checkedAt ?? null,
    pausedUntil: memory !== undefined && isPaused(memory, now) ? (memory.pausedUntil ?? null) : null,
    restoring: {
      tries: restore?.tries.filter(({ driftId }) => driftId === drift?.id).length ?? 0,
      nextAt: drift === undefined ? null : (restore?.nextAt ?? null),
      lastRestoredAt: restore?.worked.at(-1)?.at ?? null,
      stop: stopOf(restore?.stop ?? restore?.locked),
    },
  };
}

function stopOf(stop: RestoreStop | undefined): GuardResource["restoring"]["stop"] {
  return stop === undefined ? null : { code: stop.code, message: stop.message };
}

function stateOf(memory: GuardMemory | undefined, now: number): GuardState {
  if (memory === undefined) return "off";
  if (isPaused(memory, now)) return "paused";
  const { drift, restore, checkedAt } = memory;
  if (restore.run !== undefined) return "restoring";
  if (drift === undefined) return checkedAt === undefined ? "waiting" : "right";
  const stop = restore.stop ?? restore.locked;
  if (stop === undefined || (stop.driftId !== undefined && stop.driftId !== drift.id)) return "drifted";
  return stop.code === "tries-used-up" ? "given-up" : "stopped";
}

function pinResource(pin: Pin): NonNullable<GuardResource["pin"]> {
  return {
    pools: pin.pools.map(({ url, worker, disabled, redirects = [] }) => {
      return { url, worker, disabled, redirects: [...redirects] };
    }),
    mode: modeResource(pin.mode),
    dna: pin.dna ?? null,
    mac: pin.mac ?? null,
    firmware: pin.firmware === undefined ? null : plain(pin.firmware),
    address: pin.address,
    since: pin.since,
    by: pin.by,
  };
}

function driftResource(pin: Pin, drift: Drift): NonNullable<GuardResource["drift"]> {
  return {
    id: drift.id,
    changes: drift.changes.map(({ kind, before, after }) => ({
      kind,
      before: shown(before),
      after: shown(after),
    })),
    since: drift.since,
    lastRightAt: drift.lastRightAt ?? null,
    before: { pools: poolResources(pin.pools), mode: modeResource(pin.mode) },
    after: { pools: poolResources(drift.seen), mode: modeResource(drift.mode) },
  };
}

function poolResources(pools: Arrangement) {
  return pools.map(({ url, worker, disabled }) => ({ url, worker, disabled }));
}

function modeResource(mode: Mode | undefined) {
  if (mode === undefined) return null;
  const { level } = mode;
  const word = typeof level === "string" ? plain(level) : level;
  return { mode: plain(mode.mode), level: word ?? null };
}

function shown(text: string | null): string | null {
  return text === null ? null : text.slice(0, 2000).replace(/[\u0000-\u001f\u007f-\u009f]/g, "?");
}
