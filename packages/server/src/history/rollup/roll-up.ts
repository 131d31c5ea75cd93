import type { Sample } from "../sample.js";
import { type Bucket, emptyBucket, touch } from "./bucket.js";
import { isCovered, isGood } from "./coverage.js";

/** A span of time, Unix milliseconds; `to` is no part of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What samples in order of time say of each step within a span. Samples beside the span are taken for what they
 * say about it. Always the same for the same samples: to compute it again counts nothing twice.
 */
export function rollUp(samples: readonly Sample[], span: Span, stepMs: number): Bucket[] {
  const buckets = new Buckets(span, stepMs);
  const good = samples.filter(isGood);
  for (const [index, sample] of good.entries()) {
    buckets.take(sample);
    const next = good[index + 1];
    if (next !== undefined && isCovered(sample, next)) buckets.hold(sample, next.at);
  }
  for (const [index, sample] of samples.entries()) {
    const next = samples[index + 1];
    if (next !== undefined && isCovered(sample, next)) buckets.holdState(sample, next.at);
  }
  return buckets.inOrder();
}

class Buckets {
  readonly #byTime = new Map<number, Bucket>();
  readonly #span: Span;
  readonly #stepMs: number;

  constructor(span: Span, stepMs: number) {
    this.#span = span;
    this.#stepMs = stepMs;
  }

  /** Counts a sample where it was taken. */
  take(sample: Sample): void {
    if (sample.at < this.#span.from || sample.at >= this.#span.to) return;
    const bucket = this.#at(sample.at);
    bucket.count++;
    for (const [column, value] of sample.values) {
      const part = touch(bucket, column, value);
      part.sum += value;
      part.count++;
    }
  }

  /** Lets the values of a sample hold until the next. */
  hold(sample: Sample, until: number): void {
    this.#each(sample.at, until, (bucket, ms) => {
      bucket.coveredMs += ms;
      for (const [column, value] of sample.values) {
        const part = touch(bucket, column, value);
        part.integral += value * ms;
        part.coveredMs += ms;
      }
    });
  }

  holdState({ at, state }: Sample, until: number): void {
    this.#each(at, until, (bucket, ms) => {
      bucket.stateMs[state] = (bucket.stateMs[state] ?? 0) + ms;
    });
  }

  inOrder(): Bucket[] {
    return [...this.#byTime.values()].sort((a, b) => a.at - b.at);
  }

  #each(from: number, to: number, run: (bucket: Bucket, ms: number) => void): void {
    let at = Math.max(from, this.#span.from);
    const end = Math.min(to, this.#span.to);
    while (at < end) {
      const next = Math.min(end, at - (at % this.#stepMs) + this.#stepMs);
      run(this.#at(at), next - at);
      at = next;
    }
  }

  #at(time: number): Bucket {
    const at = time - (time % this.#stepMs);
    const bucket = this.#byTime.get(at) ?? emptyBucket(at);
    this.#byTime.set(at, bucket);
    return bucket;
  }
}
