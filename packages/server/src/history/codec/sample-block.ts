import type { Sample } from "../sample.js";
import { ByteReader, ByteWriter } from "./bytes.js";
import { decodeColumn, encodeColumn } from "./column.js";

const VERSION = 1;

/** Writes the samples of one miner column by column. They are in order of time. */
export function encodeSamples(samples: readonly Sample[]): Uint8Array {
  const out = new ByteWriter();
  out.byte(VERSION);
  out.count(samples.length);
  out.part(
    encodeColumn(
      samples.map(({ at }) => at),
      2,
    ),
  );
  out.part(encodeColumn(samples.map(({ intervalMs }) => intervalMs)));
  out.part(encodeColumn(samples.map(({ state }) => state)));
  const columns = new Set(samples.flatMap(({ values }) => [...values.keys()]));
  for (const column of [...columns].sort((a, b) => a - b)) {
    out.count(column);
    out.part(encodeColumn(samples.map(({ values }) => values.get(column))));
  }
  return out.done();
}

/**
 * Reads what {@link encodeSamples} wrote.
 *
 * @param wanted columns that are read; all of them unless given.
 */
export function decodeSamples(bytes: Uint8Array, wanted?: ReadonlySet<number>): Sample[] {
  const body = new ByteReader(bytes);
  if (body.byte() !== VERSION) throw new RangeError("the block is of a newer hearthash");
  const count = body.count();
  const times = decodeColumn(body.part(), count);
  const intervals = decodeColumn(body.part(), count);
  const states = decodeColumn(body.part(), count);
  const values = times.map(() => new Map<number, number>());
  while (!body.isAtEnd) {
    const column = body.count();
    const part = body.part();
    if (wanted !== undefined && !wanted.has(column)) continue;
    for (const [index, value] of decodeColumn(part, count).entries()) {
      if (value !== undefined) values[index]?.set(column, value);
    }
  }
  return times.map((at, index) => ({
    at: at ?? 0,
    intervalMs: intervals[index] ?? 0,
    state: states[index] ?? 0,
    values: values[index] ?? new Map(),
  }));
}
