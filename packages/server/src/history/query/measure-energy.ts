import type { HistorySpan, MeasuredEnergy } from "../history-port.js";
import { recordedPoints } from "../recorded-points.js";
import type { Bucket } from "../rollup/bucket.js";
import { rollUp, type Span } from "../rollup/roll-up.js";
import { HOUR_MS } from "../spans.js";
import type { Aliases } from "../store/aliases.js";
import type { HistoryFiles } from "../store/history-files.js";
import { gapsIn } from "./covered.js";
import { HourReader } from "./hour-reader.js";
import { coveredBy, stretchesOf } from "./stretches.js";

const POWER = recordedPoints.powerWallW.column;

/** Watts times milliseconds to a kWh. */
const PER_KWH = 3.6e9;

interface Part {
  /** Watts times milliseconds. */
  readonly integral: number;
  readonly coveredMs: number;
  readonly covered: readonly Span[];
}

/**
 * Energy from wall power over the time for which it is known. Hours that are known whole are taken as they were
 * packed; the others in the finest resolution that is kept.
 */
export function measureEnergy(
  files: HistoryFiles,
  aliases: Aliases,
  { minerId, fromMs, toMs }: HistorySpan,
  now: number,
): MeasuredEnergy {
  const span = { from: fromMs, to: Math.min(toMs, Math.max(now, fromMs)) };
  const reader = new HourReader(files, aliases, minerId, new Set([POWER]));
  const parts: Part[] = [];
  const kept = files.clip(span, now);
  for (let hour = Math.floor(kept.from / HOUR_MS); hour * HOUR_MS < kept.to; hour++) {
    parts.push(wholeHour(reader, hour, span) ?? finest(reader, hourWithin(hour, span), now));
  }
  const coveredMs = parts.reduce((sum, part) => sum + part.coveredMs, 0);
  const integral = parts.reduce((sum, part) => sum + part.integral, 0);
  const energyKwh = coveredMs === 0 ? null : rounded(integral / PER_KWH, 6);
  return {
    minerId,
    from: fromMs,
    to: toMs,
    energyKwh,
    heatKwh: energyKwh,
    averageW: coveredMs === 0 ? null : rounded(integral / coveredMs, 1),
    coveredMs,
    missingMs: span.to - span.from - coveredMs,
    gaps: gapsIn(
      span,
      parts.flatMap(({ covered }) => covered),
    ),
  };
}

function wholeHour(reader: HourReader, hour: number, span: Span): Part | undefined {
  const [from, to] = [hour * HOUR_MS, (hour + 1) * HOUR_MS];
  if (from < span.from || to > span.to) return undefined;
  const power = reader.packedHour(hour)[0]?.values.get(POWER);
  if (power?.coveredMs !== HOUR_MS) return undefined;
  return { integral: power.integral, coveredMs: HOUR_MS, covered: [{ from, to }] };
}

function finest(reader: HourReader, span: Span, now: number): Part {
  const [stretch] = stretchesOf(reader, span, "raw");
  if (stretch === undefined) return { integral: 0, coveredMs: 0, covered: [] };
  if (stretch.resolution === "raw") {
    const samples = stretch.samples.filter(({ values }) => values.has(POWER));
    const sum = sumOf(rollUp(stretch.samples, span, HOUR_MS));
    return { ...sum, covered: coveredBy({ ...stretch, samples }, now) };
  }
  const known = stretch.buckets.filter(({ at, values }) => at >= span.from && values.has(POWER));
  return { ...sumOf(known), covered: coveredBy({ ...stretch, buckets: known }, now) };
}

function sumOf(buckets: readonly Bucket[]): { integral: number; coveredMs: number } {
  const parts = buckets.flatMap(({ values }) => values.get(POWER) ?? []);
  return {
    integral: parts.reduce((sum, part) => sum + part.integral, 0),
    coveredMs: parts.reduce((sum, part) => sum + part.coveredMs, 0),
  };
}

function hourWithin(hour: number, { from, to }: Span): Span {
  return { from: Math.max(from, hour * HOUR_MS), to: Math.min(to, (hour + 1) * HOUR_MS) };
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
