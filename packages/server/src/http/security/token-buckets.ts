import type { ServerClock } from "../../time/index.js";

/** How much one caller may do. */
export interface Rate {
  /** At once. */
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MOST_CALLERS = 4096;

/** A token bucket for each caller; a bounded number of callers, the one not seen for longest is forgotten. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #clock: ServerClock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, clock: ServerClock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Takes one; gives the milliseconds until there is one, 0 when it was there. */
  take(caller: string): number {
    const { burst, perSecond } = this.#rate;
    const now = this.#clock.now();
    const before = this.#buckets.get(caller) ?? { tokens: burst, at: now };
    const filled = before.tokens + (Math.max(0, now - before.at) / 1000) * perSecond;
    const tokens = Math.min(burst, filled);
    this.#buckets.delete(caller);
    this.#buckets.set(caller, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    this.#dropOldest();
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);
  }

  #dropOldest(): void {
    if (this.#buckets.size <= MOST_CALLERS) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
