import { stateWords } from "../sample.js";

/** What is known of one series in a span of time. Values are integers as in a sample. */
export interface Aggregate {
  min: number;
  max: number;
  /** Value times milliseconds, over the covered time. */
  integral: number;
  /** For how long the value was known. */
  coveredMs: number;
  /** Sum of the samples that were taken within. */
  sum: number;
  count: number;
}

/** Everything that is known of a span of time. */
export interface Bucket {
  /** Its begin, Unix milliseconds. */
  readonly at: number;
  /** Good polls within. */
  count: number;
  /** For how long the miner was known to answer. */
  coveredMs: number;
  /** For how long it was in each state, by the state's number. */
  readonly stateMs: number[];
  readonly values: Map<number, Aggregate>;
}

export function emptyBucket(at: number): Bucket {
  return { at, count: 0, coveredMs: 0, stateMs: stateWords.map(() => 0), values: new Map() };
}

/** Mean by time; of the samples where none of them held for a while. */
export function meanOf(part: Aggregate): number {
  return part.coveredMs > 0 ? part.integral / part.coveredMs : part.sum / Math.max(1, part.count);
}

/** The aggregate of a series in a bucket, begun with a value that belongs in it. */
export function touch(bucket: Bucket, column: number, value: number): Aggregate {
  const there = bucket.values.get(column);
  if (there !== undefined) {
    if (value < there.min) there.min = value;
    if (value > there.max) there.max = value;
    return there;
  }
  const begun = { min: value, max: value, integral: 0, coveredMs: 0, sum: 0, count: 0 };
  bucket.values.set(column, begun);
  return begun;
}

/** Gathers buckets into wider ones. */
export function widen(buckets: readonly Bucket[], stepMs: number): Bucket[] {
  const wide = new Map<number, Bucket>();
  for (const bucket of buckets) {
    const at = bucket.at - (bucket.at % stepMs);
    const into = wide.get(at) ?? emptyBucket(at);
    wide.set(at, into);
    addTo(into, bucket);
  }
  return [...wide.values()].sort((a, b) => a.at - b.at);
}

function addTo(into: Bucket, bucket: Bucket): void {
  into.count += bucket.count;
  into.coveredMs += bucket.coveredMs;
  for (const [state, ms] of bucket.stateMs.entries()) into.stateMs[state] = (into.stateMs[state] ?? 0) + ms;
  for (const [column, part] of bucket.values) {
    const sum = touch(into, column, part.min);
    if (part.max > sum.max) sum.max = part.max;
    sum.integral += part.integral;
    sum.coveredMs += part.coveredMs;
    sum.sum += part.sum;
    sum.count += part.count;
  }
}
