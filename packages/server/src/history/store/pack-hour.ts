import { decodeBuckets, encodeBuckets } from "../codec/bucket-block.js";
import { decodeSamples, encodeSamples } from "../codec/sample-block.js";
import type { LogKey } from "../log/log-folder.js";
import { type Bucket, widen } from "../rollup/bucket.js";
import { reachMs } from "../rollup/coverage.js";
import { rollUp } from "../rollup/roll-up.js";
import { inOrder, type NamedSample, type Sample } from "../sample.js";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../spans.js";
import type { HistoryFiles } from "./history-files.js";
import { readSamples } from "./read-samples.js";

/** Long enough behind an hour that the first poll of the next is there. */
const GRACE_MS = 2 * MINUTE_MS;

/** When the log of an hour can be packed: what follows it may say something about its end. */
export function packableAt(hour: number, rows: readonly NamedSample[]): number {
  const longest = rows.reduce((most, { sample }) => Math.max(most, sample.intervalMs), 0);
  return (hour + 1) * HOUR_MS + GRACE_MS + 2.5 * longest;
}

/**
 * Packs the log of an hour: samples to blocks, samples to minutes, minutes to the hour. Then the log is taken away.
 * Ended at any point and begun again, it gives the same.
 */
export function packHour(files: HistoryFiles, key: LogKey, rows: readonly NamedSample[]): void {
  const raw = new Map<string, Uint8Array>();
  const minutes = new Map<string, Uint8Array>();
  const days = new Map<string, Uint8Array>();
  const next = firstOfEach(files.logs.read({ hour: key.hour + 1, group: key.group }));
  for (const [name, fresh] of byName(rows)) {
    const samples = withPacked(files, key.hour, name, fresh);
    const after = next.get(name);
    const around = [...before(files, key.hour, name, samples), ...samples, ...(after ? [after] : [])];
    const span = { from: key.hour * HOUR_MS, to: (key.hour + 1) * HOUR_MS };
    const each = rollUp(around, span, MINUTE_MS);
    raw.set(name, encodeSamples(samples));
    minutes.set(name, encodeBuckets(each));
    days.set(name, encodeBuckets(withHour(files, name, widen(each, HOUR_MS))));
  }
  files.raw.put(key.hour, raw);
  files.minutes.put(key.hour, minutes);
  files.hours.put(Math.floor((key.hour * HOUR_MS) / DAY_MS), days);
  files.logs.remove(key);
}

function withPacked(
  files: HistoryFiles,
  hour: number,
  name: string,
  fresh: readonly Sample[],
): readonly Sample[] {
  const packed = files.raw.get(hour, name);
  return inOrder(packed === undefined ? fresh : [...decodeSamples(packed), ...fresh]);
}

/** Samples shortly before the hour. */
function before(
  files: HistoryFiles,
  hour: number,
  name: string,
  samples: readonly Sample[],
): readonly Sample[] {
  const longest = samples.reduce((most, { intervalMs }) => Math.max(most, intervalMs), 0);
  const to = hour * HOUR_MS;
  return readSamples(files, name, { from: to - reachMs(longest), to });
}

/** The hours of a day, one of them new. */
function withHour(files: HistoryFiles, name: string, fresh: readonly Bucket[]): readonly Bucket[] {
  const [hour] = fresh;
  if (hour === undefined) return [];
  const packed = files.hours.get(Math.floor(hour.at / DAY_MS), name);
  const others = packed === undefined ? [] : decodeBuckets(packed).filter(({ at }) => at !== hour.at);
  return [...others, hour].sort((a, b) => a.at - b.at);
}

function byName(rows: readonly NamedSample[]): ReadonlyMap<string, readonly Sample[]> {
  const all = new Map<string, Sample[]>();
  for (const { name, sample } of rows) {
    const there = all.get(name);
    if (there === undefined) all.set(name, [sample]);
    else there.push(sample);
  }
  return all;
}

function firstOfEach(rows: readonly NamedSample[]): ReadonlyMap<string, Sample> {
  const first = new Map<string, Sample>();
  for (const { name, sample } of rows) {
    const there = first.get(name);
    if (there === undefined || sample.at < there.at) first.set(name, sample);
  }
  return first;
}
