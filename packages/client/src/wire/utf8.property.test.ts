import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeUtf8, encodeUtf8 } from "./utf8.js";

/** Bytes that begin, continue or break a sequence, more often than chance would have them. */
const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(
    0x7f,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
  ),
);
const anyBytes = fc.array(byte, { maxLength: 200 }).map((bytes) => Uint8Array.from(bytes));

/** Texts with halves of surrogate pairs in them. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd700, max: 0xe100 })))
  .map((units) => String.fromCharCode(...units));

describe("UTF-8", () => {
  it("decodes any bytes as the platform's decoder does", () => {
    const platform = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(decodeUtf8(bytes).text).toBe(platform.decode(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it("says that bytes were replaced when a strict decoder refuses them", () => {
    const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const isValid = (bytes: Uint8Array) => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(decodeUtf8(bytes).replaced).toBe(!isValid(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it("encodes any text as the platform's encoder does", () => {
    const platform = new TextEncoder();
    fc.assert(
      fc.property(anyText, (text) => {
        expect([...encodeUtf8(text)]).toEqual([...platform.encode(text)]);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives back what it encoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decodeUtf8(encodeUtf8(text))).toEqual({ text, replaced: false });
      }),
    );
  });
});
