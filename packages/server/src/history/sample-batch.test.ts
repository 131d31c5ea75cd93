import { expect, it } from "vitest";
import type { NamedSample } from "./sample.js";
import { SampleBatch, unpackSamples } from "./sample-batch.js";

function add(batch: SampleBatch, { name, sample: { values, ...rest } }: NamedSample): void {
  batch.add(name, { ...rest, pairs: [...values].flat() });
}

function sample(name: string, at: number, values: readonly (readonly [number, number])[]): NamedSample {
  return { name, sample: { at, intervalMs: 5000, state: 1, values: new Map(values) } };
}

it("gives back what was added, once, however much it is", () => {
  const batch = new SampleBatch();
  const rows = Array.from({ length: 3000 }, (_, index) =>
    sample(`miner ${index}`, 1_795_000_000_000 + index, [
      [1, index],
      [60, -index],
    ]),
  );
  for (const row of rows) add(batch, row);
  expect(batch.size).toBe(3000);
  const packed = batch.take();
  expect(unpackSamples(packed)).toEqual(rows);
  expect(batch.size).toBe(0);
  expect(unpackSamples(batch.take())).toEqual([]);
});

it("keeps what comes behind apart from what was taken", () => {
  const batch = new SampleBatch();
  add(batch, sample("a", 1, [[2, 3]]));
  const first = batch.take();
  add(batch, sample("b", 2, []));
  expect(unpackSamples(first)).toEqual([sample("a", 1, [[2, 3]])]);
  expect(unpackSamples(batch.take())).toEqual([sample("b", 2, [])]);
});
