import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleMm } from "../../../../test/fuzz/samples.mjs";
import { IssueList } from "../wire/issue.js";
import { parseMm } from "./mm-fields.js";
import { tokenizeMm } from "./tokenize.js";

const name = fc.oneof(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/), fc.constant("Nonce Mask"));
const value = fc
  .string({
    unit: fc.oneof(fc.constantFrom(..."012 .-%:,{}['\"\\"), fc.string({ unit: "binary", maxLength: 1 })),
  })
  .filter((text) => !text.includes("]") && text.trim() !== "(null)");
const fields = fc.dictionary(name, value, { noNullPrototype: true });
const render = (written: Record<string, string>) =>
  Object.entries(written)
    .map(([key, text]) => `${key}[${text}]`)
    .join(" ");

/** Texts that look like the bracket grammar and are not. */
const wild = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("A", "PS", "[", "]", " ", "'", "'HB0':{", "}", ",", "1", "Nonce Mask", "\n"))
    .map((it) => it.join("")),
);

const tokens = (text: string) => tokenizeMm(text, "MM ID0", new IssueList());

describe("the bracket text", () => {
  it("gives back the fields that were written", () => {
    fc.assert(
      fc.property(fields, fc.boolean(), (written, isWrapped) => {
        const read = parseMm(isWrapped ? `'STATS':{${render(written)}}` : render(written));
        expect(read.keys).toEqual(Object.keys(written));
        for (const [key, text] of Object.entries(written)) expect(read.text(key)).toBe(text.trim());
        expect(read.issues).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("gives back the numbers that were written", () => {
    const list = fc.array(
      fc.oneof(
        fc.integer(),
        fc.integer().map((it) => it / 100),
      ),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(list, (numbers) => {
        const read = parseMm(`PS[ ${numbers.join("  ")}] X[${numbers[0]}%]`);
        expect(read.list("PS")).toEqual(numbers);
        expect(read.number("X")).toBe(numbers[0]);
      }),
    );
  });

  it("has no token that does not stand in the text, in its order", () => {
    fc.assert(
      fc.property(wild, (text) => {
        let from = 0;
        for (const token of tokens(text)) {
          const written = `${token.key}[${token.value}]`;
          const at = text.indexOf(written, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + written.length;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("makes no number of a text that holds none", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const read = parseMm(text);
        for (const key of read.keys) {
          const number = read.number(key);
          if (number !== undefined) expect(`${read.text(key)}`).toMatch(/^-?\d/);
          for (const item of read.list(key) ?? []) expect(Number.isNaN(item)).toBe(false);
        }
      }),
    );
  });

  it("keeps, when cut, the fields before the cut and no other", () => {
    const whole = parseMm(sampleMm);
    fc.assert(
      fc.property(fc.nat({ max: sampleMm.length }), (length) => {
        const cut = parseMm(sampleMm.slice(0, length));
        expect(cut.keys).toEqual(whole.keys.slice(0, cut.keys.length));
        for (const key of cut.keys) expect(cut.text(key)).toBe(whole.text(key));
      }),
      { numRuns: 500 },
    );
  });
});
