import type { HistoryResolution } from "@hearthash/contract";
import type { Bucket } from "../rollup/bucket.js";
import { isCovered, isGood } from "../rollup/coverage.js";
import type { Span } from "../rollup/roll-up.js";
import type { Sample } from "../sample.js";
import { HOUR_MS, MINUTE_MS } from "../spans.js";
import type { HourReader } from "./hour-reader.js";

/** A part of the time that is kept in one resolution. */
export type Stretch = Span &
  (
    | { readonly resolution: "raw"; readonly samples: readonly Sample[] }
    | { readonly resolution: "1m" | "1h"; readonly buckets: readonly Bucket[] }
  );

/** Parts of a span by the finest resolution that is kept, no finer than one. */
export function stretchesOf(reader: HourReader, span: Span, finest: HistoryResolution): readonly Stretch[] {
  const runs: { resolution: HistoryResolution; first: number; last: number }[] = [];
  for (let hour = Math.floor(span.from / HOUR_MS); hour * HOUR_MS < span.to; hour++) {
    const resolution = kindOf(reader, hour, finest);
    const run = runs.at(-1);
    if (resolution === undefined) continue;
    if (run?.resolution === resolution) run.last = hour;
    else runs.push({ resolution, first: hour, last: hour });
  }
  return runs.map(({ resolution, first, last }) => {
    const from = Math.max(span.from, first * HOUR_MS);
    const to = Math.min(span.to, (last + 1) * HOUR_MS);
    if (resolution === "raw") return { resolution, from, to, samples: reader.samplesAround({ from, to }) };
    return { resolution, from, to, buckets: bucketsOf(reader, resolution, { from, to }) };
  });
}

function bucketsOf(reader: HourReader, resolution: "1m" | "1h", { from, to }: Span): readonly Bucket[] {
  const buckets: Bucket[] = [];
  for (let hour = Math.floor(from / HOUR_MS); hour * HOUR_MS < to; hour++) {
    buckets.push(...(resolution === "1m" ? reader.minutes(hour) : reader.hour(hour)));
  }
  return buckets.filter(({ at }) => at + widthOf(resolution) > from && at < to);
}

function kindOf(reader: HourReader, hour: number, finest: HistoryResolution): HistoryResolution | undefined {
  if (finest === "raw" && reader.samples(hour).length > 0) return "raw";
  if (finest !== "1h" && reader.minutes(hour).length > 0) return "1m";
  return reader.hour(hour).length > 0 ? "1h" : undefined;
}

/** Width of a bucket as it is kept. */
export function widthOf(resolution: "1m" | "1h"): number {
  return resolution === "1m" ? MINUTE_MS : HOUR_MS;
}

/** When good polls followed each other without a gap. */
export function coveredBy(stretch: Stretch, now: number): readonly Span[] {
  if (stretch.resolution === "raw") return coveredBySamples(stretch.samples.filter(isGood), now);
  const width = widthOf(stretch.resolution);
  return stretch.buckets
    .filter(({ count, coveredMs }) => count > 0 || coveredMs > 0)
    .map(({ at }) => ({ from: at, to: at + width }));
}

function coveredBySamples(good: readonly Sample[], now: number): readonly Span[] {
  return good.flatMap((sample, index) => {
    // Behind the last sample the next may still come.
    const next = good[index + 1] ?? { ...sample, at: Math.max(now, sample.at) };
    return isCovered(sample, next) ? [{ from: sample.at, to: next.at }] : [];
  });
}
