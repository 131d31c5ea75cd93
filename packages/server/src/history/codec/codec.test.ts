import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rollUp } from "../rollup/roll-up.js";
import type { Sample } from "../sample.js";
import { decodeBuckets, encodeBuckets } from "./bucket-block.js";
import { ByteReader, ByteWriter, LARGEST } from "./bytes.js";
import { decodeColumn, encodeColumn } from "./column.js";
import { decodeSamples, encodeSamples } from "./sample-block.js";
import { seal, unseal } from "./sealed.js";

const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 });
const large = fc.maxSafeInteger().filter((value) => Math.abs(value) <= LARGEST / 2);

describe("bytes", () => {
  it("give every whole number back", () => {
    fc.assert(
      fc.property(fc.array(large), (values) => {
        const out = new ByteWriter();
        for (const value of values) out.signed(value);
        const body = new ByteReader(out.done());
        expect(values.map(() => body.signed() + 0)).toEqual(values.map((value) => value + 0));
        expect(body.isAtEnd).toBe(true);
      }),
    );
  });
});

describe("a column", () => {
  it("gives its values back, holes among them", () => {
    const values = fc.array(fc.option(fc.oneof(whole, large), { nil: undefined }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom(1 as const, 2 as const), (column, order) => {
        const plain = column.map((value) => (value === undefined ? undefined : value + 0));
        // The difference of differences may be four times as large as a value.
        fc.pre(order === 1 || plain.every((value) => value === undefined || Math.abs(value) <= LARGEST / 8));
        expect(decodeColumn(encodeColumn(plain, order), plain.length)).toEqual(plain);
      }),
    );
  });

  it("takes few bytes where nothing changes", () => {
    expect(encodeColumn(new Array(720).fill(65)).length).toBe(3);
    expect(encodeColumn(new Array(720).fill(undefined)).length).toBe(1);
  });
});

const samples = fc
  .uniqueArray(fc.integer({ min: 0, max: 3_599_999 }), { minLength: 1, maxLength: 40 })
  .chain((times) =>
    fc.tuple(
      ...times
        .sort((a, b) => a - b)
        .map((at) =>
          fc.record({
            at: fc.constant(at),
            intervalMs: fc.constantFrom(5000, 30_000),
            state: fc.integer({ min: 0, max: 4 }),
            values: fc
              .dictionary(fc.constantFrom("1", "5", "25"), whole, { noNullPrototype: true })
              .map(
                (values) => new Map(Object.entries(values).map(([key, value]) => [Number(key), value + 0])),
              ),
          }),
        ),
    ),
  );

describe("a block", () => {
  it("gives samples back", () => {
    fc.assert(
      fc.property(samples, (all) => {
        expect(decodeSamples(encodeSamples(all as Sample[]))).toEqual(all);
      }),
    );
  });

  it("gives buckets back: extremes, counts and times exactly, means to a tenth of the last digit", () => {
    fc.assert(
      fc.property(samples, (all) => {
        const buckets = rollUp(all as Sample[], { from: 0, to: 3_600_000 }, 60_000);
        const again = decodeBuckets(encodeBuckets(buckets));
        expect(again.map(({ values, ...rest }) => rest)).toEqual(buckets.map(({ values, ...rest }) => rest));
        for (const [index, bucket] of buckets.entries()) {
          for (const [column, part] of bucket.values) {
            const { min, max, coveredMs, count } = again[index]?.values.get(column) ?? part;
            expect({ min, max, coveredMs, count }).toEqual({
              min: part.min,
              max: part.max,
              coveredMs: part.coveredMs,
              count: part.count,
            });
          }
        }
      }),
    );
  });
});

describe("a seal", () => {
  it("breaks with any byte", () => {
    const whole = seal(Uint8Array.of(1, 2, 3, 4));
    expect(unseal(whole)).toEqual(Buffer.of(1, 2, 3, 4));
    for (const index of whole.keys()) {
      const broken = Buffer.from(whole);
      broken[index] = (broken[index] ?? 0) ^ 8;
      expect(unseal(broken)).toBeUndefined();
    }
    expect(unseal(Buffer.of(1))).toBeUndefined();
  });
});
