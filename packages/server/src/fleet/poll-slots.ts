/** A poll that takes longer no longer stands in the way of quick ones. */
export const SLOW_AFTER_MS = 1000;
/** Long polls cost a socket each and no time: so many for each quick one. */
const LONG_PER_QUICK = 4;
const LEAST_LONG = 256;

/** Miners that answer well and quickly; those that answer slowly; those that do not, or have not been asked yet. */
export type SlotClass = "proven" | "slow" | "silent";

/** In the order in which they are served. */
export const CLASSES = ["proven", "slow", "silent"] as const satisfies readonly SlotClass[];

/**
 * Bounds the polls under way. Each class has slots of its own, so that silent miners never keep others waiting. A
 * poll that takes long gives its slot back and is counted apart; when too many do in a class, no further one of it is
 * asked, the proven ones excepted.
 */
export class PollSlots<Poll> {
  readonly #most: number;
  readonly #quick = perClass(() => new Map<Poll, number>());
  readonly #long = perClass(() => new Set<Poll>());

  constructor(concurrency: number) {
    this.#most = concurrency;
  }

  get underWay(): number {
    return CLASSES.reduce((sum, kind) => sum + this.#quick[kind].size + this.#long[kind].size, 0);
  }

  hasRoom(kind: SlotClass): boolean {
    if (this.#quick[kind].size >= this.#most) return false;
    return kind === "proven" || this.#long[kind].size < Math.max(LEAST_LONG, LONG_PER_QUICK * this.#most);
  }

  enter(poll: Poll, kind: SlotClass, now: number): void {
    this.#quick[kind].set(poll, now);
  }

  leave(poll: Poll): void {
    for (const kind of CLASSES) {
      this.#quick[kind].delete(poll);
      this.#long[kind].delete(poll);
    }
  }

  /** Moves what takes long; gives when the next slot is free by that, if somebody may wait for it. */
  age(now: number): number | undefined {
    let next: number | undefined;
    for (const kind of CLASSES) {
      const at = this.#ageClass(kind, now);
      if (at !== undefined && (next === undefined || at < next)) next = at;
    }
    return next;
  }

  /** A map keeps the order of entering: the oldest come first. */
  #ageClass(kind: SlotClass, now: number): number | undefined {
    const quick = this.#quick[kind];
    for (const [poll, beganAt] of quick) {
      if (beganAt + SLOW_AFTER_MS > now) {
        return quick.size < this.#most ? undefined : beganAt + SLOW_AFTER_MS;
      }
      quick.delete(poll);
      this.#long[kind].add(poll);
    }
    return undefined;
  }
}

function perClass<Value>(make: () => Value): Readonly<Record<SlotClass, Value>> {
  return { proven: make(), slow: make(), silent: make() };
}
