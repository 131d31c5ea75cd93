import { recordedSeries, summedColumns } from "../recorded-points.js";
import { isGood } from "../rollup/coverage.js";
import { FLEET, type NamedSample, type Sample, stateWords } from "../sample.js";

/** How often totals are kept. */
const EVERY_MS = 10_000;
/** A miner of which nothing was heard for so long, not even that it is away, is none any more. */
const FORGOTTEN_MS = 3 * 3_600_000;
const HASHING = stateWords.indexOf("hashing");

/** Sums over all miners, of what is fresh. Unknown adds nothing, and a sum of unknowns is unknown. */
export class FleetTotals {
  readonly #latest = new Map<string, Sample>();
  #readyAt: number | undefined;
  #lastAt = 0;

  take({ name, sample }: NamedSample): void {
    this.#latest.set(name, sample);
    // Each miner is heard once before the first total: else the start of the server would look like a dip.
    this.#readyAt ??= sample.at + sample.intervalMs;
  }

  forget(name: string): void {
    this.#latest.delete(name);
  }

  /** The totals of now, when it is time for them. */
  due(now: number): NamedSample | undefined {
    if (this.#readyAt === undefined || now < this.#readyAt) return undefined;
    if (now >= this.#lastAt && now - this.#lastAt < EVERY_MS) return undefined;
    this.#lastAt = now;
    for (const [name, { at }] of this.#latest) if (now - at > FORGOTTEN_MS) this.#latest.delete(name);
    const fresh = [...this.#latest.values()].filter(
      (sample) => isGood(sample) && now - sample.at <= 2.5 * sample.intervalMs,
    );
    const state = fresh.some((sample) => sample.state === HASHING) ? HASHING : 0;
    const sample = { at: now, intervalMs: EVERY_MS, state, values: this.#values(fresh) };
    return { name: FLEET, sample };
  }

  #values(fresh: readonly Sample[]): Map<number, number> {
    const values = new Map<number, number>();
    for (const column of summedColumns) {
      const known = fresh.flatMap((sample) => sample.values.get(column) ?? []);
      if (known.length > 0)
        values.set(
          column,
          known.reduce((sum, value) => sum + value, 0),
        );
    }
    const figure = (name: string, value: number) => {
      const column = recordedSeries.get(name)?.column;
      if (column !== undefined) values.set(column, value);
    };
    figure("minersTotal", this.#latest.size);
    figure("minersOnline", fresh.length);
    figure("minersHashing", fresh.filter((sample) => sample.state === HASHING).length);
    return values;
  }
}
