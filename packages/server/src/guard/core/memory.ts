import type { GuardRestore } from "@hearthash/contract";
import type { Arrangement } from "./arrangement.js";
import type { Change } from "./compare-pools.js";

/** A work mode and its level, in the model's words. */
export interface Mode {
  readonly mode: string;
  readonly level?: number | string | undefined;
}

/** What the owner wants. */
export interface Pin {
  readonly pools: Arrangement;
  /** What a restart brings: the first is expected, the others may be (a command whose answer was lost). */
  readonly stored: readonly Arrangement[];
  readonly mode?: Mode | undefined;
  readonly dna?: string | undefined;
  readonly mac?: string | undefined;
  readonly firmware?: string | undefined;
  /** host:port. */
  readonly address: string;
  /** Unix milliseconds. */
  readonly since: number;
  readonly by: string;
}

/** How a miner is guarded. */
export interface GuardSettings {
  readonly watch5s: boolean;
  readonly pinMode: boolean;
  readonly restore: GuardRestore;
}

/** A difference from the pin. */
export interface Drift {
  /** Of this very difference: the same one again has the same. */
  readonly id: string;
  readonly changes: readonly Change[];
  readonly since: number;
  readonly lastRightAt?: number | undefined;
  readonly seen: Arrangement;
  readonly mode?: Mode | undefined;
}

/** A connection that goes elsewhere than configured. */
export interface Redirect {
  readonly id: string;
  readonly pool: string;
  readonly host: string;
  readonly since: number;
}

/** What a command of ours may have made of the pools. */
export interface Candidate {
  readonly commandId: string;
  readonly by: string;
  readonly pools: Arrangement;
  /** Until when it counts; Unix milliseconds. */
  readonly until: number;
}

/** A mode that a command of ours may have set. */
export interface ModeOrder {
  readonly commandId: string;
  readonly by: string;
  /** Any, for a command that sets the level. */
  readonly mode?: string | undefined;
  readonly until: number;
}

/** Why nothing more is done about a drift. */
export interface RestoreStop {
  readonly code:
    | "tries-used-up"
    | "fight"
    | "password-refused"
    | "not-the-same-miner"
    | "nothing-to-do"
    | "not-possible"
    | "password-missing";
  readonly message: string;
  /** The drift it is about; absent: it holds for all of them. */
  readonly driftId?: string | undefined;
}

/** A restore under way. */
interface RestoreRun {
  readonly driftId: string;
  readonly level: Exclude<GuardRestore, "off">;
  readonly startedAt: number;
  /** Set when everything was sent: until then the effect is awaited. */
  readonly verifyUntil?: number | undefined;
  /** Whether the miner has restarted since. */
  readonly hasRestarted: boolean;
  /** Whether it was seen right meanwhile, were it undone at once. */
  readonly hasWorked?: boolean;
}

/** What was tried, on disk before it is. */
export interface RestoreMemory {
  readonly tries: readonly { readonly at: number; readonly driftId: string }[];
  /** Restores that were seen to work. */
  readonly worked: readonly { readonly at: number; readonly driftId: string }[];
  readonly run?: RestoreRun | undefined;
  readonly nextAt?: number | undefined;
  readonly stop?: RestoreStop | undefined;
  /** Why nothing is done that needs a password; no other stop takes its place. */
  readonly locked?: RestoreStop | undefined;
}

/** Everything the guard knows of a pinned miner. Plain JSON; survives a restart. */
export interface GuardMemory {
  readonly pin: Pin;
  readonly settings: GuardSettings;
  readonly drift?: Drift | undefined;
  readonly redirect?: Redirect | undefined;
  readonly lastRightAt?: number | undefined;
  readonly checkedAt?: number | undefined;
  /** About when the mining process began, by its uptime. */
  readonly bootedAt?: number | undefined;
  /** It has restarted, and what it shows since was not right yet. */
  readonly hasRestarted: boolean;
  readonly pausedUntil?: number | undefined;
  /** Since when a miner that tells no order works for another pool than the first. */
  readonly strayedSince?: number | undefined;
  readonly candidates: readonly Candidate[];
  readonly modeOrder?: ModeOrder | undefined;
  readonly restore: RestoreMemory;
}

/** A new pin, nothing seen yet. */
export function newMemory(pin: Pin, settings: GuardSettings): GuardMemory {
  return { pin, settings, hasRestarted: false, candidates: [], restore: { tries: [], worked: [] } };
}
