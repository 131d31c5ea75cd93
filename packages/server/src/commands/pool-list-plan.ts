import type { Pool } from "@hearthash/client";
import type { IntentInput } from "@hearthash/contract";
import type { PresetPlan } from "./preset-plan.js";
import type { ClearPool } from "./preset-store.js";

/** Pools that a firmware with addpool is sure to take. Source: the vendor's web page has room for three. */
const ROOM = 3;

/**
 * What makes a miner's list of pools that of a preset: room is made by taking out pools that are not in use, what
 * is missing is added, the first is switched to, and only when that one works the others go. The miner has a pool
 * at every moment. A dry run plans what does not build on pools that it does not add.
 */
export function listPlan(wanted: readonly ClearPool[], now: readonly Pool[], isDryRun: boolean): PresetPlan {
  if (now.some(({ id }, place) => id !== place)) {
    const message = "the miner numbers its pools in a way of its own: change them one by one";
    return { intents: [], problem: { code: "command-unsafe", message } };
  }
  const different = wanted.filter(
    (pool, place) => wanted.findIndex((other) => isSame(pool, other)) === place,
  );
  const draft = new PoolListDraft(different, now);
  draft.addMissing();
  draft.order();
  draft.removeOthers();
  if (!isDryRun) return { intents: draft.intents };
  const added = draft.intents.filter(({ kind }) => kind === "addPool");
  const rest = draft.intents.filter(({ kind }) => kind !== "removePool");
  return { intents: added.length > 0 ? added : rest };
}

interface DraftPool extends UrlAndWorker {
  readonly isActive: boolean;
  readonly isDisabled: boolean;
}

interface UrlAndWorker {
  readonly url: string;
  readonly worker: string;
}

/** The list as it will be behind each intent: a pool's number is its place, and removing one moves up those behind it. */
class PoolListDraft {
  readonly intents: IntentInput[] = [];
  readonly #wanted: readonly ClearPool[];
  #pools: readonly DraftPool[];

  constructor(wanted: readonly ClearPool[], now: readonly Pool[]) {
    this.#wanted = wanted;
    this.#pools = now.map(({ url, worker, active, status }) => ({
      url,
      worker,
      isActive: active,
      isDisabled: status === "Disabled",
    }));
  }

  addMissing(): void {
    for (const pool of this.#wanted) {
      if (this.#placeOf(pool) >= 0) continue;
      if (this.#pools.length >= ROOM) this.#makeRoom();
      const { url, worker, password } = pool;
      this.intents.push({ kind: "addPool", url, worker, ...(password === undefined ? {} : { password }) });
      this.#pools = [...this.#pools, { url, worker, isActive: false, isDisabled: false }];
    }
  }

  /** The preset's order, and the first of them in use. */
  order(): void {
    const places = this.#wanted.map((pool) => this.#placeOf(pool));
    for (const place of places)
      if (this.#pools[place]?.isDisabled) this.intents.push({ kind: "enablePool", pool: place });
    if (places.length > 1) this.intents.push({ kind: "setPoolPriority", pools: places });
    this.#switchTo(places[0]);
  }

  removeOthers(): void {
    for (let place = this.#spare(); place >= 0; place = this.#spare()) this.#remove(place);
  }

  #makeRoom(): void {
    if (this.#spare() < 0) this.#switchTo(this.#pools.findIndex((pool) => this.#isWanted(pool)));
    const place = this.#spare();
    if (place >= 0) this.#remove(place);
  }

  /** The last pool that is neither wanted nor in use; -1 for none. */
  #spare(): number {
    return this.#pools.map((pool) => !pool.isActive && !this.#isWanted(pool)).lastIndexOf(true);
  }

  #switchTo(place: number | undefined): void {
    if (place === undefined || place < 0) return;
    this.intents.push({ kind: "switchPool", pool: place });
    this.#pools = this.#pools.map((pool, other) => ({ ...pool, isActive: other === place }));
  }

  #remove(place: number): void {
    this.intents.push({ kind: "removePool", pool: place });
    this.#pools = this.#pools.filter((_, other) => other !== place);
  }

  #placeOf(pool: UrlAndWorker): number {
    return this.#pools.findIndex((known) => isSame(known, pool));
  }

  #isWanted(pool: UrlAndWorker): boolean {
    return this.#wanted.some((wanted) => isSame(wanted, pool));
  }
}

function isSame(one: UrlAndWorker, other: UrlAndWorker): boolean {
  return one.url === other.url && one.worker === other.worker;
}
