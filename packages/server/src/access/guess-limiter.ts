import type { ServerClock } from "../time/index.js";
import { addressGroup } from "./address-group.js";

/** How many wrong tries cost nothing, and how long the pauses behind them become. */
interface Patience {
  readonly free: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

interface Tries {
  wrong: number;
  lockedUntil: number;
  lastAt: number;
}

const PER_ADDRESS: Patience = { free: 5, firstPauseMs: 1000, longestPauseMs: 15 * 60_000 };
/** All addresses together, for guesses that come from many. Short: a stranger must not keep the owner out for long. */
const IN_TOTAL: Patience = { free: 100, firstPauseMs: 1000, longestPauseMs: 30_000 };
const FORGOTTEN_AFTER_MS = 60 * 60_000;
const MOST_ADDRESSES = 2048;

/** Counts wrong tries by address and in total; the pauses double. Holds a bounded number of addresses. */
export class GuessLimiter {
  readonly #clock: ServerClock;
  /** The one that tried longest ago is in front. */
  readonly #byAddress = new Map<string, Tries>();
  #total: Tries = { wrong: 0, lockedUntil: 0, lastAt: 0 };

  constructor(clock: ServerClock) {
    this.#clock = clock;
  }

  /** Milliseconds until a try from this address is looked at; 0 when it is now. */
  waitMs(from: string): number {
    const now = this.#clock.now();
    const own = this.#byAddress.get(addressGroup(from))?.lockedUntil ?? 0;
    return Math.max(0, own - now, this.#total.lockedUntil - now);
  }

  wrong(from: string): void {
    const now = this.#clock.now();
    const key = addressGroup(from);
    const before = this.#byAddress.get(key);
    this.#byAddress.delete(key);
    this.#byAddress.set(key, counted(before, PER_ADDRESS, now));
    this.#total = counted(this.#total, IN_TOTAL, now);
    this.#dropOldest();
  }

  /** Somebody at this address has shown a right one. */
  right(from: string): void {
    this.#byAddress.delete(addressGroup(from));
  }

  #dropOldest(): void {
    if (this.#byAddress.size <= MOST_ADDRESSES) return;
    const [oldest] = this.#byAddress.keys();
    if (oldest !== undefined) this.#byAddress.delete(oldest);
  }
}

function counted(before: Tries | undefined, patience: Patience, now: number): Tries {
  const isRecent = before !== undefined && now - before.lastAt < FORGOTTEN_AFTER_MS;
  const wrong = isRecent ? before.wrong + 1 : 1;
  const beyond = wrong - patience.free;
  if (beyond < 0) return { wrong, lockedUntil: 0, lastAt: now };
  const pauseMs = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** Math.min(beyond, 30));
  return { wrong, lockedUntil: now + pauseMs, lastAt: now };
}
