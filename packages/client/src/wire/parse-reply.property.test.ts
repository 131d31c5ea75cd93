import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inventedValues } from "../../../../test/fuzz/invented-values.mjs";
import { brokenJson, textReplies, validJson } from "../../../../test/fuzz/samples.mjs";
import { findMm } from "../mm/find-mm.js";
import { parseMm } from "../mm/mm-fields.js";
import { IssueList } from "./issue.js";
import { parseLenientJson } from "./lenient-json.js";
import { parseReply } from "./parse-reply.js";
import { redactText, redactTree } from "./redact.js";
import { type CgminerReply, rowsOf } from "./reply.js";
import { encodeUtf8 } from "./utf8.js";

const samples = [validJson, brokenJson, textReplies].flatMap((replies) => Object.values(replies));

function read(text: string | Uint8Array): CgminerReply {
  const bytes = typeof text === "string" ? encodeUtf8(text) : text;
  return parseReply("stats", { bytes, end: "closed", trailingBytes: 0 });
}

/** Texts of a device, with all that JSON and cgminer's text form take for their own. */
const deviceText = fc.string({
  unit: fc.constantFrom(...'abc""\\\\,,:}{][|= \n', "é", "\u0001", '","', "\\u00", "(null)"),
  maxLength: 12,
});
const name = fc.stringMatching(/^[A-Z][A-Za-z0-9 %]{0,8}[a-z]$/);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat());
const text = fc
  .oneof(deviceText, fc.string({ unit: "binary", maxLength: 10 }))
  .filter((it) => it !== "(null)");
const row = fc.dictionary(name, fc.oneof(number, text, fc.boolean()), { maxKeys: 6, noNullPrototype: true });
const rows = fc.array(row, { minLength: 1, maxLength: 4 });

const status = { STATUS: "S", When: 1742300000, Code: 70, Msg: "CGMiner stats" };

describe("parseReply on valid replies", () => {
  it("gives back the rows that were written", () => {
    fc.assert(
      fc.property(rows, (written) => {
        const reply = read(JSON.stringify({ STATUS: [status], STATS: written, id: 1 }));
        expect(rowsOf(reply, "STATS")).toEqual(JSON.parse(JSON.stringify(written)));
        expect(reply.issues.map((issue) => issue.code)).toEqual(["nul-missing"]);
      }),
    );
  });

  it("gives them back all the same when the reader has to be lenient", () => {
    fc.assert(
      fc.property(rows, (written) => {
        const json = JSON.stringify({ STATUS: [status], STATS: written, id: 1 });
        const issues = new IssueList();
        expect(parseLenientJson(json, issues)).toEqual(JSON.parse(json));
        expect(issues.all).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives back the rows of a text reply, escaped as cgminer does", () => {
    const escaped = (value: string) => value.replace(/[,|=\\]/g, "\\$&");
    const textRows = fc.array(fc.dictionary(name, deviceText, { maxKeys: 6, noNullPrototype: true }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(textRows, (written) => {
        const parts = written.map((fields, index) =>
          [
            `STATS=${index}`,
            ...Object.entries(fields).map(([key, value]) => `${key}=${escaped(value)}`),
          ].join(),
        );
        const reply = read(`STATUS=S,Code=70|${parts.join("|")}|`);
        const expected = written.map((fields, index) => [["STATS", `${index}`], ...Object.entries(fields)]);
        const tidy = (key: string) => key.replace(/\s+/g, " ");
        expect(rowsOf(reply, "STATS").map((fields) => Object.entries(fields))).toEqual(
          expected.map((fields) =>
            fields
              .map(([key = "", value]) => [tidy(key), value])
              .filter(([key, value], index, all) => {
                const isFirst = all.findIndex(([other]) => other === key) === index;
                return isFirst && value !== "(null)";
              }),
          ),
        );
      }),
    );
  });
});

describe("parseReply on cut replies", () => {
  const cutOf = (whole: string) => fc.nat({ max: whole.length }).map((length) => whole.slice(0, length));
  const withCut = (whole: fc.Arbitrary<string>) => whole.chain((it) => fc.tuple(fc.constant(it), cutOf(it)));

  /** Values in quotes without any escaping, as the firmware prints its device names. */
  const raw = (fields: Record<string, unknown>) =>
    Object.entries(fields).map(
      ([key, value]) => `"${key}":${typeof value === "string" ? `"${value}"` : value}`,
    );
  const unescaped = rows.map(
    (written) => `{"STATUS":[{"STATUS":"S"}],"STATS":[${written.map((it) => `{${raw(it)}}`)}],"id":1}`,
  );
  const valid = rows.map((written) => JSON.stringify({ STATUS: [status], STATS: written, id: 1 }));
  const inText = rows.map((written) => {
    const parts = written.map(
      (it) => `STATS=0,${Object.entries(it).map(([key, value]) => `${key}=${value}`)}`,
    );
    return `STATUS=S,Code=70|${parts.join("|")}|`;
  });

  it.each([
    ["valid JSON", valid],
    ["JSON without escapes", unescaped],
    ["text without escapes", inText],
    ["samples", fc.constantFrom(...samples)],
  ])("says nothing that the whole reply does not say: %s", (_, whole) => {
    fc.assert(
      fc.property(withCut(whole), ([full, cut]) => {
        expect(inventedValues(read(full), read(cut), parseMm)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

interface Change {
  readonly kind: "flip" | "delete" | "insert" | "copy";
  /** Where, as a part of the whole. */
  readonly at: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

describe("parseReply on mutated replies", () => {
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const change: fc.Arbitrary<Change> = fc.record({
    kind: fc.constantFrom<Change["kind"]>("flip", "delete", "insert", "copy"),
    at: place,
    length: fc.nat({ max: 30 }),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom('"', "{", "}", "[", "]", ",", "\\", "|", "=", "nan", '"}', '","').map(encodeUtf8),
    ),
  });

  function mutate(bytes: Uint8Array, { kind, at, length, bytes: inserted }: Change) {
    const from = Math.floor(at * bytes.length);
    const [head, tail] = [bytes.slice(0, from), bytes.slice(from)];
    switch (kind) {
      case "flip":
        return Uint8Array.from([
          ...head,
          ...tail.slice(0, 1).map((byte) => byte ^ (1 << (length % 8))),
          ...tail.slice(1),
        ]);
      case "delete":
        return Uint8Array.from([...head, ...tail.slice(length)]);
      case "insert":
        return Uint8Array.from([...head, ...inserted, ...tail]);
      default:
        return Uint8Array.from([...head, ...tail.slice(0, length), ...tail]);
    }
  }

  it("never throws, nor do its readers, and it is not changed by being read", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples).map(encodeUtf8),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        (bytes, changes) => {
          const broken = changes.reduce(mutate, bytes);
          const before = [...broken];
          const reply = read(broken);
          expect([...broken]).toEqual(before);
          for (const found of Object.values(reply.sections)) findMm(found);
          expect(redactText(reply.text)).toBeTypeOf("string");
          if (reply.tree !== undefined)
            expect(() => JSON.stringify(redactTree(reply.tree ?? null))).not.toThrow();
          expect(reply.issues.length).toBeLessThanOrEqual(32);
          expect("polluted" in {}).toBe(false);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("gives only numbers and texts in its rows", () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples).map(encodeUtf8), change, (bytes, broken) => {
        const values = Object.values(read(mutate(bytes, broken)).sections)
          .flat()
          .flatMap((found) => Object.values(found));
        expect(values.filter((it) => typeof it === "number" && !Number.isFinite(it))).toEqual([]);
        expect(values.filter((it) => it === "(null)" || typeof it === "object")).toEqual([]);
      }),
    );
  });
});
