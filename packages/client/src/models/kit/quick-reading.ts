import { type PointId, type PointSource, pointCatalogue } from "../../domain/points.js";
import { NO_SENSOR } from "../../mm/mm-number.js";
import { decimalAt } from "../../wire/scan/decimal.js";
import type { BookedKey, KeyBook } from "../../wire/scan/key-book.js";
import type { BracketUse, QuickStats, QuickSummary } from "./quick-parts.js";
import type { MmEachReading, MmReading, Reading, RowReading } from "./reading.js";

/** The miner does not say it: the next reading of the point counts. */
export const UNSAID = "unsaid";
/** Something that the full parser must judge. */
export const STRANGE = "strange";

type QuickValue = number | readonly number[] | typeof UNSAID | typeof STRANGE;

/** A reading made ready for the bytes of a reply. */
export interface QuickReading {
  /** Where the value stood that was read last. */
  readonly source: PointSource;
  value(bytes: Uint8Array): QuickValue;
}

/** The parts of a reply that are read quickly. A part that is not asked says nothing. */
export interface QuickParts {
  readonly summary: QuickSummary | undefined;
  readonly estats: QuickStats | undefined;
  readonly litestats: QuickStats | undefined;
}

/** `undefined` for a reading of a part that is not asked, STRANGE for one that cannot be read quickly. */
export function quickReading(
  id: PointId,
  reading: Reading,
  parts: QuickParts,
): QuickReading | typeof STRANGE | undefined {
  const kind = reading.kind ?? pointCatalogue[id].kind;
  const sourceOf = (source: string): PointSource => Object.freeze({ source, kind });
  switch (reading.from) {
    case "mm":
      return parts.estats && mmReading(reading, parts.estats, "", sourceOf);
    case "litestats":
      return parts.litestats && mmReading(reading, parts.litestats, "litestats.", sourceOf);
    case "mm-each":
      return parts.estats && new EachReading(parts.estats, sourceOf);
    case "row":
      return rowReading(reading, parts.summary, sourceOf);
    case "fold":
      return STRANGE;
  }
}

/** Whether one of the readings takes all values whose names match. */
export function isEachReading(reading: Reading): reading is MmEachReading {
  return reading.from === "mm-each";
}

type SourceOf = (source: string) => PointSource;

function mmReading(reading: MmReading, stats: QuickStats, prefix: string, sourceOf: SourceOf): QuickReading {
  const { key, index } = reading;
  const field = stats.want(key);
  return index === undefined
    ? new ValueReading(stats.book, field, reading, sourceOf(`${prefix}${key}`))
    : new ItemReading(stats.book, field, index, reading, sourceOf(`${prefix}${key}[${index}]`));
}

function rowReading(
  reading: RowReading,
  summary: QuickSummary | undefined,
  sourceOf: SourceOf,
): QuickReading | typeof STRANGE | undefined {
  if (reading.table !== "summary" || typeof reading.key !== "string") return STRANGE;
  if (summary === undefined) return undefined;
  const source = sourceOf(`summary.${reading.key}`);
  return new ValueReading(summary.book, summary.want(reading.key), reading, source);
}

interface Meaning {
  readonly zero?: "unknown";
  readonly scale?: number;
}

class ValueReading<Use> implements QuickReading {
  readonly source: PointSource;
  readonly #book: KeyBook<Use>;
  readonly #key: BookedKey<Use>;
  readonly #meaning: Meaning;

  constructor(book: KeyBook<Use>, key: BookedKey<Use>, meaning: Meaning, source: PointSource) {
    this.#book = book;
    this.#key = key;
    this.#meaning = { ...meaning };
    this.source = source;
  }

  value(bytes: Uint8Array): QuickValue {
    if (!this.#book.has(this.#key)) return UNSAID;
    return understood(mmNumber(bytes, this.#key.start, this.#key.end), this.#meaning);
  }
}

class ItemReading<Use> implements QuickReading {
  readonly source: PointSource;
  readonly #book: KeyBook<Use>;
  readonly #key: BookedKey<Use>;
  readonly #index: number;
  readonly #meaning: Meaning;

  constructor(book: KeyBook<Use>, key: BookedKey<Use>, index: number, meaning: Meaning, source: PointSource) {
    this.#book = book;
    this.#key = key;
    this.#index = index;
    this.#meaning = meaning;
    this.source = source;
  }

  value(bytes: Uint8Array): QuickValue {
    if (!this.#book.has(this.#key)) return UNSAID;
    return understood(this.#item(bytes, this.#key.start, this.#key.end), this.#meaning);
  }

  /** NaN where the list is too short, holds anything but numbers, or only zeros: not measured yet. */
  #item(bytes: Uint8Array, start: number, end: number): number {
    let found = Number.NaN;
    let isAllZero = true;
    let count = 0;
    for (let at = start; at < end; at += 1) {
      const from = at;
      while (at < end && bytes[at] !== 0x20) at += 1;
      const value = mmNumber(bytes, from, at);
      if (Number.isNaN(value)) return value;
      if (value !== 0) isAllZero = false;
      if (count === this.#index) found = value;
      count += 1;
    }
    return isAllZero ? Number.NaN : found;
  }
}

class EachReading implements QuickReading {
  readonly #stats: QuickStats;
  readonly #sourceOf: SourceOf;
  #keys: readonly BookedKey<BracketUse>[] = [];
  /** The scanned reply whose keys these are: see {@link KeyBook.reply}. */
  #reply = -1;
  source: PointSource;

  constructor(stats: QuickStats, sourceOf: SourceOf) {
    this.#stats = stats;
    this.#sourceOf = sourceOf;
    this.source = sourceOf("");
  }

  value(bytes: Uint8Array): QuickValue {
    if (this.#reply !== this.#stats.book.reply) this.#findKeys();
    const keys = this.#keys;
    if (keys.length === 0) return UNSAID;
    const values: number[] = [];
    for (const { start, end } of keys) {
      const value = mmNumber(bytes, start, end);
      if (Number.isNaN(value)) return STRANGE;
      values.push(value);
    }
    return values;
  }

  #findKeys(): void {
    this.#reply = this.#stats.book.reply;
    this.#keys = this.#stats.book.seen("each");
    const names = this.#keys.map((key) => key.name).join(", ");
    if (names !== this.source.source) this.source = this.#sourceOf(names);
  }
}

/** What evaluate-reading.ts makes of a number: no sensor is an issue, some zeros mean nothing. */
function understood(value: number, { zero, scale }: Meaning): QuickValue {
  if (Number.isNaN(value) || value === NO_SENSOR) return STRANGE;
  if (value === 0 && zero === "unknown") return UNSAID;
  return value * (scale ?? 1);
}

/** A `%` behind a number is allowed; a unit is for the full parser. */
function mmNumber(bytes: Uint8Array, start: number, end: number): number {
  return decimalAt(bytes, start, bytes[end - 1] === 0x25 && end > start ? end - 1 : end);
}
