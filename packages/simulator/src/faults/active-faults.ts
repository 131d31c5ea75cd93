import { type FaultName, isFaultName } from "./fault-catalogue.js";

/** How a fault is to behave. */
export interface FaultOptions {
  /** Only requests with one of these commands, or ascset options, are hit. Default: all. */
  readonly only?: readonly string[];
  /** The fault ends after it has hit so many requests. Default: it stays until it is cleared. */
  readonly times?: number;
  /** Length of the pause in real milliseconds, for the faults that have one. Default 2000. */
  readonly delayMs?: number;
  /** A change of the miner itself comes so many milliseconds later, by its own clock. Default: at once. */
  readonly afterMs?: number;
}

/** A fault as it meets one request. */
export interface FaultHit {
  readonly name: FaultName;
  readonly delayMs: number;
}

const defaultDelayMs = 2_000;

/** The faults that are on, in the order in which they were set. */
export class ActiveFaults {
  readonly #active = new Map<FaultName, { options: FaultOptions; left: number }>();

  /** Turns a fault on, in place of an earlier setting of it. Throws `RangeError` for an unknown name. */
  set(name: FaultName, options: FaultOptions): void {
    if (!isFaultName(name)) throw new RangeError(`unknown fault "${String(name)}"`);
    this.#active.delete(name);
    this.#active.set(name, { options, left: options.times ?? Number.POSITIVE_INFINITY });
  }

  clear(name: FaultName): void {
    this.#active.delete(name);
  }

  has(name: FaultName): boolean {
    return this.#active.has(name);
  }

  names(): FaultName[] {
    return [...this.#active.keys()];
  }

  /** The faults that hit a request with these words (its command, its ascset option); counts them down. */
  hit(words: readonly string[]): FaultHit[] {
    const hits: FaultHit[] = [];
    for (const [name, fault] of this.#active) {
      const { only, delayMs = defaultDelayMs } = fault.options;
      if (only && !only.some((word) => words.includes(word))) continue;
      fault.left -= 1;
      if (fault.left <= 0) this.#active.delete(name);
      hits.push({ name, delayMs });
    }
    return hits;
  }
}
