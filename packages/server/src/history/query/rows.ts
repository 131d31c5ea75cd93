import { type Bucket, meanOf, widen } from "../rollup/bucket.js";
import { isGood } from "../rollup/coverage.js";
import { rollUp } from "../rollup/roll-up.js";
import type { Sample } from "../sample.js";
import { type ChosenStep, stepFor } from "./choose-step.js";
import { type Stretch, widthOf } from "./stretches.js";

/** One row of an answer. */
export interface Row {
  readonly at: number;
  /** Number of the state; undefined when nothing is known of it. */
  readonly state?: number | undefined;
  readonly covered?: number | undefined;
  readonly values: ReadonlyMap<number, { readonly min: number; readonly avg: number; readonly max: number }>;
}

/** The rows of a stretch, and how wide they are; 0: one a poll. */
export function rowsOf(
  stretch: Stretch,
  { stepMs, maxRows }: ChosenStep,
): { readonly rows: readonly Row[]; readonly stepMs: number } {
  if (stretch.resolution !== "raw") {
    const step = Math.max(stepMs, widthOf(stretch.resolution));
    return { rows: widen(stretch.buckets, step).map((bucket) => ofBucket(bucket, step)), stepMs: step };
  }
  const within = stretch.samples.filter(({ at }) => at >= stretch.from && at < stretch.to);
  if (within.length <= maxRows) return { rows: within.map(ofSample), stepMs: 0 };
  const step = stepFor(stretch.to - stretch.from, maxRows);
  const buckets = rollUp(stretch.samples, stretch, step);
  return { rows: buckets.map((bucket) => ofBucket(bucket, step)), stepMs: step };
}

function ofSample(sample: Sample): Row {
  const values = [...sample.values].map(
    ([column, value]) => [column, { min: value, avg: value, max: value }] as const,
  );
  return { at: sample.at, state: sample.state, values: new Map(isGood(sample) ? values : []) };
}

function ofBucket(bucket: Bucket, stepMs: number): Row {
  const values = [...bucket.values].map(
    ([column, part]) => [column, { min: part.min, avg: meanOf(part), max: part.max }] as const,
  );
  return {
    at: bucket.at,
    state: longest(bucket.stateMs),
    covered: Math.round((bucket.coveredMs / stepMs) * 1000) / 1000,
    values: new Map(values),
  };
}

function longest(stateMs: readonly number[]): number | undefined {
  const most = Math.max(...stateMs);
  return most > 0 ? stateMs.indexOf(most) : undefined;
}
