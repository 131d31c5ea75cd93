/** A poll that takes longer no longer stands in the way of quick ones. */
export const SLOW_AFTER_MS = 1000;
/** Slow polls cost a socket each and no time: so many for each quick one. */
const SLOW_PER_QUICK = 4;
const LEAST_SLOW = 256;

/** Miners that answer well and quickly, and all others. */
export type SlotClass = "proven" | "unproven";

/**
 * Bounds the polls under way. Proven miners have slots of their own, so that silent ones never keep them waiting. A
 * poll of either class that has become slow gives its slot back and is counted apart; when too many are slow, no
 * further unproven miner is asked.
 */
export class PollSlots<Poll> {
  readonly #most: number;
  readonly #quick = { proven: new Map<Poll, number>(), unproven: new Map<Poll, number>() };
  readonly #slow = new Set<Poll>();

  constructor(concurrency: number) {
    this.#most = concurrency;
  }

  get underWay(): number {
    return this.#quick.proven.size + this.#quick.unproven.size + this.#slow.size;
  }

  hasRoom(kind: SlotClass): boolean {
    if (this.#quick[kind].size >= this.#most) return false;
    return kind === "proven" || this.#slow.size < Math.max(LEAST_SLOW, SLOW_PER_QUICK * this.#most);
  }

  enter(poll: Poll, kind: SlotClass, now: number): void {
    this.#quick[kind].set(poll, now);
  }

  leave(poll: Poll): void {
    this.#quick.proven.delete(poll);
    this.#quick.unproven.delete(poll);
    this.#slow.delete(poll);
  }

  /** Moves what has become slow; gives when the next one will be, if somebody may wait for its slot. */
  age(now: number): number | undefined {
    const next = [this.#ageClass("proven", now), this.#ageClass("unproven", now)];
    return next.reduce((first, at) => (first === undefined || (at ?? first) < first ? at : first), undefined);
  }

  /** A map keeps the order of entering: the oldest come first. */
  #ageClass(kind: SlotClass, now: number): number | undefined {
    const quick = this.#quick[kind];
    for (const [poll, beganAt] of quick) {
      if (beganAt + SLOW_AFTER_MS > now) {
        return quick.size < this.#most ? undefined : beganAt + SLOW_AFTER_MS;
      }
      quick.delete(poll);
      this.#slow.add(poll);
    }
    return undefined;
  }
}
