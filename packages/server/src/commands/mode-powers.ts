import type { MinerSnapshot } from "@hearthash/client";
import type { EventFlow } from "../events/index.js";
import type { Database, Statement } from "../store/index.js";

/**
 * The firmware's limit of a mode (MPO) is met at the output of the power supply: the wall draws more.
 * Source: captured replies, Avalon Q 834 W at a limit of 800, Mini 3 824 W at 750; rounded up.
 */
const WALL_PER_LIMIT = 1.15;

/** What is measured counts after so long in a mode: before, it may still be what the mode before drew. */
const SETTLED_MS = 10 * 60 * 1000;

/** A mode and the level in it. Models whose level is the mode have no level of their own. */
export interface ModeAndLevel {
  readonly mode: string;
  readonly level: number | undefined;
}

/**
 * The most watts that miners draw in their modes, as far as they have shown it: the limit that the firmware sets
 * for a mode, or what was measured in it when that was more. Kept, so that a restart forgets nothing.
 */
export class ModePowers {
  readonly #store: Database;
  readonly #select: Statement<[string], { readonly value: string }>;
  readonly #upsert: Statement<[string, string]>;
  readonly #known = new Map<string, Map<string, number>>();
  readonly #since = new Map<string, { readonly key: string; readonly at: number }>();

  constructor(store: Database) {
    this.#store = store;
    this.#select = store.prepare("SELECT value FROM settings WHERE name = ?");
    this.#upsert = store.prepare(
      "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    );
  }

  /** Learns from each poll until the function it gives is called. */
  follow(events: EventFlow): () => void {
    const stops = [
      events.on("miner.updated", ({ miner }) => {
        if (miner.snapshot !== undefined) this.learn(miner.id, miner.snapshot);
      }),
      events.on("miner.removed", ({ id }) => this.#forget(id)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Takes in what a miner shows of its present mode: under the mode with its level, and under the mode alone. */
  learn(minerId: string, snapshot: MinerSnapshot): void {
    const { workMode, workLevel, powerLimitW } = snapshot.points;
    if (workMode === undefined || powerLimitW === undefined) return;
    const key = keyOf({ mode: workMode, level: workLevel });
    const watts = Math.ceil(
      Math.max(powerLimitW * WALL_PER_LIMIT, this.#settledWatts(minerId, key, snapshot)),
    );
    const powers = this.#powersOf(minerId);
    const lower = [key, workMode].filter((one) => watts > (powers.get(one) ?? 0));
    for (const one of lower) powers.set(one, watts);
    if (lower.length > 0) this.#save(minerId, powers);
  }

  #settledWatts(minerId: string, key: string, { at, points, state }: MinerSnapshot): number {
    const known = this.#since.get(minerId);
    if (known?.key !== key || state !== "hashing") {
      this.#since.set(minerId, { key, at });
      return 0;
    }
    return at - known.at >= SETTLED_MS ? (points.powerWallW ?? 0) : 0;
  }

  /** The most watts at the wall in a mode; unknown when the miner has not shown it yet. */
  most(minerId: string, at: ModeAndLevel): number | undefined {
    return this.#powersOf(minerId).get(keyOf(at));
  }

  #powersOf(minerId: string): Map<string, number> {
    const known = this.#known.get(minerId) ?? this.#load(minerId);
    this.#known.set(minerId, known);
    return known;
  }

  #load(minerId: string): Map<string, number> {
    const row = this.#select.get(nameOf(minerId));
    return new Map(row === undefined ? [] : Object.entries(JSON.parse(row.value) as Record<string, number>));
  }

  #save(minerId: string, powers: ReadonlyMap<string, number>): void {
    this.#upsert.run(nameOf(minerId), JSON.stringify(Object.fromEntries(powers)));
  }

  #forget(minerId: string): void {
    this.#known.delete(minerId);
    this.#since.delete(minerId);
    this.#store.prepare("DELETE FROM settings WHERE name = ?").run(nameOf(minerId));
  }
}

function nameOf(minerId: string): string {
  return `mode-powers:${minerId}`;
}

function keyOf({ mode, level }: ModeAndLevel): string {
  return level === undefined ? mode : `${mode} ${level}`;
}
