import { decodeBuckets } from "../codec/bucket-block.js";
import { type Bucket, widen } from "../rollup/bucket.js";
import { reachMs } from "../rollup/coverage.js";
import { rollUp, type Span } from "../rollup/roll-up.js";
import { inOrder, type Sample } from "../sample.js";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../spans.js";
import type { Aliases, NameSpan } from "../store/aliases.js";
import type { HistoryFiles } from "../store/history-files.js";
import { readSamples } from "../store/read-samples.js";

/** Reads the history of one miner hour by hour, for one question. */
export class HourReader {
  readonly #files: HistoryFiles;
  readonly #names: readonly NameSpan[];
  readonly #wanted: ReadonlySet<number>;
  readonly #samples = new Map<number, readonly Sample[]>();
  readonly #minutes = new Map<number, readonly Bucket[]>();
  readonly #days = new Map<string, ReadonlyMap<number, readonly Bucket[]>>();

  constructor(files: HistoryFiles, aliases: Aliases, minerId: string, wanted: ReadonlySet<number>) {
    this.#files = files;
    this.#wanted = wanted;
    this.#names = aliases.namesOf(minerId, { from: 0, to: Number.POSITIVE_INFINITY });
  }

  /** Samples of an hour, while they are kept. */
  samples(hour: number): readonly Sample[] {
    const known = this.#samples.get(hour);
    if (known !== undefined) return known;
    const found = inOrder(
      this.#namesAt(hour).flatMap(({ name, from, to }) => {
        const span = { from: Math.max(from, hour * HOUR_MS), to: Math.min(to, (hour + 1) * HOUR_MS) };
        return readSamples(this.#files, name, span, this.#wanted);
      }),
    );
    this.#samples.set(hour, found);
    return found;
  }

  /** Samples of a span and those beside it that say something about it. */
  samplesAround({ from, to }: Span): readonly Sample[] {
    const read = (reach: number) => {
      const found: Sample[] = [];
      for (let hour = Math.floor((from - reach) / HOUR_MS); hour * HOUR_MS < to + reach; hour++) {
        found.push(...this.samples(hour));
      }
      return found;
    };
    const near = read(reachMs(0));
    const longest = near.reduce((most, { intervalMs }) => Math.max(most, intervalMs), 0);
    const reach = reachMs(longest);
    return (reach > reachMs(0) ? read(reach) : near).filter(
      ({ at }) => at >= from - reach && at < to + reach,
    );
  }

  /** Minutes of an hour: as they were packed, else from its samples. */
  minutes(hour: number): readonly Bucket[] {
    const known = this.#minutes.get(hour);
    if (known !== undefined) return known;
    const packed = this.#namesAt(hour).map((span) =>
      within(span, this.#decode(this.#files.minutes.get(hour, span.name))),
    );
    const joined = joinedInto(packed, MINUTE_MS);
    const found = joined.length > 0 ? joined : this.#rolledUp(hour, MINUTE_MS);
    this.#minutes.set(hour, found);
    return found;
  }

  /** An hour in one: as it was packed, else from its minutes or samples. */
  hour(hour: number): readonly Bucket[] {
    const packed = this.packedHour(hour);
    return packed.length > 0 ? packed : widen(this.minutes(hour), HOUR_MS);
  }

  packedHour(hour: number): readonly Bucket[] {
    const at = hour * HOUR_MS;
    const day = Math.floor(at / DAY_MS);
    const packed = this.#namesAt(hour).map((span) => within(span, this.#day(day, span.name).get(at)));
    return joinedInto(packed, HOUR_MS);
  }

  #rolledUp(hour: number, stepMs: number): readonly Bucket[] {
    if (this.samples(hour).length === 0) return [];
    const span = { from: hour * HOUR_MS, to: (hour + 1) * HOUR_MS };
    return rollUp(this.samplesAround(span), span, stepMs);
  }

  #day(day: number, name: string): ReadonlyMap<number, readonly Bucket[]> {
    const key = `${day} ${name}`;
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    const decoded = this.#decode(this.#files.hours.get(day, name));
    const byTime = new Map(decoded.map((bucket) => [bucket.at, [bucket]]));
    this.#days.set(key, byTime);
    return byTime;
  }

  #decode(block: Uint8Array | undefined): readonly Bucket[] {
    return block === undefined ? [] : decodeBuckets(block, this.#wanted);
  }

  #namesAt(hour: number): readonly NameSpan[] {
    return this.#names.filter(({ from, to }) => from < (hour + 1) * HOUR_MS && to > hour * HOUR_MS);
  }
}

/** A bucket belongs to whom its begin belongs; the hour in which a miner was identified to both names. */
function within({ from, to }: NameSpan, buckets: readonly Bucket[] = []): readonly Bucket[] {
  return buckets.filter(({ at }) => at < to && at > from - HOUR_MS);
}

/** Buckets kept under several names in one row. */
function joinedInto(parts: readonly (readonly Bucket[])[], stepMs: number): readonly Bucket[] {
  const filled = parts.filter((part) => part.length > 0);
  return filled.length <= 1 ? (filled[0] ?? []) : widen(filled.flat(), stepMs);
}
