import { setMaxListeners } from "node:events";
import type { Pool } from "@hearthash/client";
import type { Fleet } from "../../fleet/index.js";
import type { WatchedPool } from "../engine/rule.js";

/** How often a miner is asked for its pools at most, and for how long an answer holds. */
const ASK_MS = 60_000;
/** So far apart are two questions of a crowd at least, on average: asking costs as much as a poll. */
const APART_MS = 12;
const HOLDS_MS = 5 * 60_000;
const IN_FLIGHT = 8;

/** What a miner's pools were when it was asked. */
interface Answer {
  readonly at: number;
  readonly pools: readonly WatchedPool[];
}

/** More kinds of lists than a house has; beyond them none is shared. */
const MOST_SHARED = 256;

/** Asks miners for their pools every now and then: the polls do not. */
export class PoolWatch {
  readonly #ask: (id: string, signal: AbortSignal) => ReturnType<Fleet["pools"]>;
  readonly #stopped = new AbortController();
  readonly #answers = new Map<string, Answer>();
  readonly #askedAt = new Map<string, number>();
  /** Thousands of miners use the same few pools: their lists are kept once. */
  readonly #lists = new Map<string, readonly WatchedPool[]>();
  #round: Promise<void> | undefined;

  constructor(ask: (id: string, signal: AbortSignal) => ReturnType<Fleet["pools"]>) {
    this.#ask = ask;
    // Each question under way listens to it; Node takes more than ten for a leak.
    setMaxListeners(0, this.#stopped.signal);
  }

  poolsOf(minerId: string, now: number): readonly WatchedPool[] | undefined {
    const answer = this.#answers.get(minerId);
    return answer !== undefined && now - answer.at <= HOLDS_MS ? answer.pools : undefined;
  }

  /** Asks those that are due, a few at a time; a round that is under way is waited for. */
  refresh(minerIds: readonly string[], now: number): Promise<void> {
    const pauseMs = Math.max(ASK_MS, minerIds.length * APART_MS);
    this.#round ??= this.#askAll(
      minerIds.filter((id) => now - (this.#askedAt.get(id) ?? 0) >= pauseMs),
      now,
    ).finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  /** Asks nobody any more, and waits for no answer. */
  stop(): void {
    this.#stopped.abort();
  }

  forget(minerId: string): void {
    this.#answers.delete(minerId);
    this.#askedAt.delete(minerId);
  }

  async #askAll(minerIds: readonly string[], now: number): Promise<void> {
    const waiting = minerIds.values();
    // All lanes take from the same iterator.
    const lane = async () => {
      for (const id of waiting) {
        if (this.#stopped.signal.aborted) return;
        await this.#askOne(id, now);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  }

  async #askOne(id: string, now: number): Promise<void> {
    this.#askedAt.set(id, now);
    try {
      this.#answers.set(id, { at: now, pools: this.#shared(await this.#ask(id, this.#stopped.signal)) });
    } catch {
      // Not knowing is no alert; that it does not answer is the matter of another rule.
    }
  }

  #shared(pools: readonly Pool[]): readonly WatchedPool[] {
    const key = JSON.stringify(pools.map(({ id, url, status, active }) => ({ id, url, status, active })));
    const known = this.#lists.get(key) ?? (JSON.parse(key) as readonly WatchedPool[]);
    if (this.#lists.size < MOST_SHARED) this.#lists.set(key, known);
    return known;
  }
}
