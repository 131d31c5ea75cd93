import { type Aggregate, type Bucket, emptyBucket, meanOf } from "../rollup/bucket.js";
import { stateWords } from "../sample.js";
import { ByteReader, ByteWriter } from "./bytes.js";
import { type Column, decodeColumn, encodeColumn } from "./column.js";

const VERSION = 1;
/** A mean is kept with one more digit than the values. */
const FINER = 10;

/** Writes buckets of one miner and one width, column by column. */
export function encodeBuckets(buckets: readonly Bucket[]): Uint8Array {
  const out = new ByteWriter();
  const put = (column: Column, order: 1 | 2 = 1) => out.part(encodeColumn(column, order));
  out.byte(VERSION);
  out.count(buckets.length);
  put(
    buckets.map(({ at }) => at),
    2,
  );
  put(buckets.map(({ count }) => count));
  put(buckets.map(({ coveredMs }) => coveredMs));
  out.count(stateWords.length);
  for (const state of stateWords.keys()) put(buckets.map(({ stateMs }) => stateMs[state]));
  const columns = new Set(buckets.flatMap(({ values }) => [...values.keys()]));
  for (const column of [...columns].sort((a, b) => a - b)) {
    out.count(column);
    out.part(encodeSeries(buckets, column));
  }
  return out.done();
}

function encodeSeries(buckets: readonly Bucket[], column: number): Uint8Array {
  const out = new ByteWriter();
  const put = (value: (part: Aggregate, bucket: Bucket) => number) => {
    const of = (bucket: Bucket) => {
      const part = bucket.values.get(column);
      return part === undefined ? undefined : value(part, bucket);
    };
    out.part(encodeColumn(buckets.map(of)));
  };
  put(fineMean);
  // Smallest and largest lie near the mean, and time and count are mostly those of the whole bucket.
  put((part) => Math.round(fineMean(part) / FINER) - part.min);
  put((part) => part.max - Math.round(fineMean(part) / FINER));
  put((part, bucket) => bucket.coveredMs - part.coveredMs);
  put((part, bucket) => bucket.count - part.count);
  return out.done();
}

function fineMean(part: Aggregate): number {
  return Math.round(meanOf(part) * FINER);
}

/**
 * Reads what {@link encodeBuckets} wrote.
 *
 * @param wanted columns that are read; all of them unless given.
 */
export function decodeBuckets(bytes: Uint8Array, wanted?: ReadonlySet<number>): Bucket[] {
  const body = new ByteReader(bytes);
  if (body.byte() !== VERSION) throw new RangeError("the block is of a newer hearthash");
  const length = body.count();
  const take = () => decodeColumn(body.part(), length);
  const buckets = take().map((at) => emptyBucket(at ?? 0));
  const counts = take();
  const covered = take();
  const states = Array.from({ length: body.count() }, take);
  for (const [index, bucket] of buckets.entries()) {
    bucket.count = counts[index] ?? 0;
    bucket.coveredMs = covered[index] ?? 0;
    for (const [state, ms] of states.entries()) bucket.stateMs[state] = ms[index] ?? 0;
  }
  while (!body.isAtEnd) {
    const column = body.count();
    const part = body.part();
    if (wanted === undefined || wanted.has(column)) decodeSeries(part, column, buckets);
  }
  return buckets;
}

function decodeSeries(bytes: Uint8Array, column: number, buckets: readonly Bucket[]): void {
  const body = new ByteReader(bytes);
  const take = () => decodeColumn(body.part(), buckets.length);
  const [means, below, above, uncovered, uncounted] = [take(), take(), take(), take(), take()];
  for (const [index, bucket] of buckets.entries()) {
    const fine = means[index];
    if (fine === undefined) continue;
    const mean = fine / FINER;
    const coveredMs = bucket.coveredMs - (uncovered[index] ?? 0);
    const count = bucket.count - (uncounted[index] ?? 0);
    bucket.values.set(column, {
      min: Math.round(mean) - (below[index] ?? 0),
      max: Math.round(mean) + (above[index] ?? 0),
      integral: mean * coveredMs,
      coveredMs,
      sum: mean * count,
      count,
    });
  }
}
