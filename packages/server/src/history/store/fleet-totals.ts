import { recordedSeries, summedColumns } from "../recorded-points.js";
import { isGood } from "../rollup/coverage.js";
import { FLEET, type NamedSample, type Sample, stateWords } from "../sample.js";

/** How often totals are kept. */
const EVERY_MS = 10_000;
/** A miner of which nothing was heard for so long, not even that it is away, is none any more. */
const FORGOTTEN_MS = 3 * 3_600_000;
const HASHING = stateWords.indexOf("hashing");

/** What is kept of a miner's last sample. */
interface Latest extends Pick<Sample, "at" | "intervalMs" | "state"> {
  readonly isGood: boolean;
  /** In the order of the summed columns. */
  readonly summed: readonly (number | undefined)[];
}

/** Sums over all miners, of what is fresh. Unknown adds nothing, and a sum of unknowns is unknown. */
export class FleetTotals {
  readonly #latest = new Map<string, Latest>();
  #readyAt: number | undefined;
  #lastAt = 0;

  take({ name, sample }: NamedSample): void {
    const { at, intervalMs, state, values } = sample;
    // Only what is summed is kept of each: there may be thousands.
    const summed = summedColumns.map((column) => values.get(column));
    this.#latest.set(name, { at, intervalMs, state, isGood: isGood(sample), summed });
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
      (sample) => sample.isGood && now - sample.at <= 2.5 * sample.intervalMs,
    );
    const state = fresh.some((sample) => sample.state === HASHING) ? HASHING : 0;
    const sample = { at: now, intervalMs: EVERY_MS, state, values: this.#values(fresh) };
    return { name: FLEET, sample };
  }

  #values(fresh: readonly Latest[]): Map<number, number> {
    const values = new Map<number, number>();
    for (const [index, column] of summedColumns.entries()) {
      const sum = sumOf(fresh, index);
      if (sum !== undefined) values.set(column, sum);
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

/** Nothing when no miner says it. */
function sumOf(miners: readonly Latest[], index: number): number | undefined {
  let sum: number | undefined;
  for (const { summed } of miners) {
    const value = summed[index];
    if (value !== undefined) sum = (sum ?? 0) + value;
  }
  return sum;
}
