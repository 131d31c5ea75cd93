import type { CommandResource } from "@hearthash/contract";
import { applyIntent, changesPools, storeIntent } from "./apply-intent.js";
import { type Arrangement, asStored, loginKey } from "./arrangement.js";
import { comparePools } from "./compare-pools.js";
import type { Candidate, GuardMemory, ModeOrder, Pin } from "./memory.js";

/** For how long behind its end a command that was not seen to work may still show. */
const LATE_MS = 10 * 60_000;
/** More possibilities than commands can wait for a miner. */
const MOST_CANDIDATES = 32;

const underWay: ReadonlySet<string> = new Set(["running"]);
/** Sent, and not seen: it may show late. */
const open: ReadonlySet<string> = new Set(["unconfirmed", "interrupted"]);

/**
 * A command has begun or ended. What was made through hearthash moves the pin with it: at once when it was seen, late
 * when it shows late, and not at all when it failed. What the guard orders itself brings the miner to the pin.
 */
export function hearCommand(memory: GuardMemory, command: CommandResource, now: number): GuardMemory {
  const { intent, actor, dryRun } = command;
  if (dryRun) return memory;
  if (intent["kind"] === "setPool") return hearStored(memory, command);
  const isOwn = actor.kind === "system" && actor.id === "guard";
  if (isOwn) return memory;
  if (changesPools(intent)) return hearRunning(memory, command, now);
  const isMode = intent["kind"] === "setWorkMode" || intent["kind"] === "setWorkLevel";
  return isMode ? hearMode(memory, command, now) : memory;
}

/** What is seen, if a command of ours explains it: the pin it makes, and whose doing it is. */
export function explained(
  memory: GuardMemory,
  seen: Arrangement,
  now: number,
): { readonly pools: Arrangement; readonly by: string } | undefined {
  const candidate = memory.candidates.find(
    ({ pools, until }) => until >= now && comparePools(pools, seen).length === 0,
  );
  if (candidate !== undefined) return { pools: seen, by: candidate.by };
  if (!memory.hasRestarted) return undefined;
  const isStored = memory.pin.stored.some((stored) => comparePools(stored, seen).length === 0);
  return isStored ? { pools: seen, by: "a restart" } : undefined;
}

/** A pin of other pools; hosts that were accepted stay with their pool. */
export function movedPin(pin: Pin, pools: Arrangement, by: string, now: number): Pin {
  const known = new Map(pin.pools.map((pool) => [loginKey(pool), pool.redirects]));
  const kept = pools.map((pool) => {
    const redirects = known.get(loginKey(pool));
    return redirects === undefined ? pool : { ...pool, redirects };
  });
  return { ...pin, pools: kept, by, since: now };
}

function hearRunning(memory: GuardMemory, command: CommandResource, now: number): GuardMemory {
  const { id, status, intent, actor } = command;
  const others = memory.candidates.filter(({ commandId }) => commandId !== id);
  if (underWay.has(status)) {
    const bases = [memory.pin.pools, ...others.filter(({ until }) => until >= now).map(({ pools }) => pools)];
    const made = bases.map((base) => candidateOf(command, applyIntent(intent, base), now));
    return { ...memory, candidates: [...others, ...made].slice(-MOST_CANDIDATES) };
  }
  const own = memory.candidates.filter(({ commandId }) => commandId === id);
  if (status === "confirmed") {
    const [first] = own;
    // It is what the owner wants from now on; the others of it stay possible while commands before it are open.
    const pin = first === undefined ? memory.pin : movedPin(memory.pin, first.pools, actor.name, now);
    return { ...memory, pin, candidates: [...others, ...late(own.slice(1), now)] };
  }
  return open.has(status)
    ? { ...memory, candidates: [...others, ...late(own, now)] }
    : { ...memory, candidates: others };
}

function candidateOf({ id, actor }: CommandResource, pools: Arrangement, now: number): Candidate {
  return { commandId: id, by: actor.name, pools, until: now + LATE_MS };
}

function late(candidates: readonly Candidate[], now: number): readonly Candidate[] {
  return candidates.map((candidate) => ({ ...candidate, until: now + LATE_MS }));
}

/** The miner said yes: it is stored. No answer came: it may be. It shows with the next restart only. */
function hearStored(memory: GuardMemory, { status, intent, message }: CommandResource): GuardMemory {
  const [expected = asStored(memory.pin.pools), ...others] = memory.pin.stored;
  const isDone = status === "confirmed" || (status === "unconfirmed" && message !== null);
  const next = storeIntent(intent, expected);
  if (isDone) return withStored(memory, [next, ...others.map((stored) => storeIntent(intent, stored))]);
  if (!open.has(status)) return memory;
  return withStored(memory, [expected, next, ...others]);
}

function withStored(memory: GuardMemory, stored: readonly Arrangement[]): GuardMemory {
  return { ...memory, pin: { ...memory.pin, stored: stored.slice(0, 8) } };
}

function hearMode(memory: GuardMemory, command: CommandResource, now: number): GuardMemory {
  const { id, status, intent, actor } = command;
  const isOpen = underWay.has(status) || open.has(status) || status === "confirmed";
  if (!isOpen) return memory.modeOrder?.commandId === id ? { ...memory, modeOrder: undefined } : memory;
  const mode = intent["kind"] === "setWorkMode" ? String(intent["mode"]) : undefined;
  const modeOrder: ModeOrder = { commandId: id, by: actor.name, mode, until: now + LATE_MS };
  return { ...memory, modeOrder };
}
