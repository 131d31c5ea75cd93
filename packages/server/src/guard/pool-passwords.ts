import type { SecretShelf } from "../secrets/index.js";
import { type Arrangement, loginKey, type PlacedPool } from "./core/arrangement.js";

/** The passwords of pinned pools, sealed, each for its pool and worker: none ever goes to another pool. */
export class PoolPasswords {
  readonly #shelf: SecretShelf;

  constructor(shelf: SecretShelf) {
    this.#shelf = shelf;
  }

  /** Those of a miner's pools, in their order; what is kept of other pools goes. */
  put(minerId: string, pools: Arrangement, passwords: readonly string[]): void {
    const kept = pools.map((pool, index) => [loginKey(pool), passwords[index] ?? ""] as const);
    this.#shelf.put(nameOf(minerId), JSON.stringify(kept));
  }

  of(minerId: string, pool: PlacedPool): string | undefined {
    return this.#all(minerId).get(loginKey(pool));
  }

  hasAll(minerId: string, pools: Arrangement): boolean {
    if (!this.#shelf.has(nameOf(minerId))) return false;
    const kept = this.#all(minerId);
    return pools.every((pool) => kept.has(loginKey(pool)));
  }

  remove(minerId: string): void {
    this.#shelf.remove(nameOf(minerId));
  }

  rename(before: string, after: string): void {
    const text = this.#shelf.take(nameOf(before));
    if (text === undefined) return;
    this.#shelf.put(nameOf(after), text);
    this.remove(before);
  }

  #all(minerId: string): ReadonlyMap<string, string> {
    const text = this.#shelf.take(nameOf(minerId));
    return new Map(text === undefined ? [] : (JSON.parse(text) as readonly [string, string][]));
  }
}

/** Sealed for its name: it cannot be taken for the secret of another miner. */
function nameOf(minerId: string): string {
  return `guard-pools:${minerId}`;
}
