import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenJson, textReplies, validJson } from "../../../../test/fuzz/samples.mjs";
import { ReplyCollector, type ReplyFrame } from "./frame.js";
import { parseReply } from "./parse-reply.js";
import { encodeUtf8 } from "./utf8.js";

const samples = [validJson, brokenJson, textReplies].flatMap((replies) => Object.values(replies));

const reply = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 100 }).map(encodeUtf8),
  fc.constantFrom(...samples).map(encodeUtf8),
);

/** Where to cut, as parts of the whole. */
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

function collect(chunks: readonly Uint8Array[]): ReplyFrame {
  const collector = new ReplyCollector(1 << 20);
  for (const chunk of chunks) collector.push(chunk);
  return collector.finish("closed");
}

function split(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const marks = at.map((part) => Math.floor(part * bytes.length)).sort((a, b) => a - b);
  const starts = [0, ...marks];
  return starts.map((start, index) => bytes.slice(start, starts[index + 1] ?? bytes.length));
}

describe("a reply in any chunks", () => {
  it("is the same reply", () => {
    fc.assert(
      fc.property(reply, fc.boolean(), cuts, (raw, hasNul, at) => {
        const content = raw.filter((byte) => byte !== 0);
        const bytes = hasNul ? Uint8Array.from([...content, 0]) : content;
        const whole = collect([bytes]);
        const inChunks = collect(split(bytes, at));
        expect(inChunks).toEqual(whole);
        expect([...inChunks.bytes]).toEqual([...content]);
        expect(parseReply("stats", inChunks)).toEqual(parseReply("stats", whole));
      }),
      { numRuns: 500 },
    );
  });

  it("ends at its first NUL, whatever follows", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), cuts, (bytes, at) => {
        const nul = bytes.indexOf(0);
        const { bytes: kept, end } = collect(split(bytes, at));
        expect([...kept]).toEqual([...(nul === -1 ? bytes : bytes.slice(0, nul))]);
        expect(end).toBe(nul === -1 ? "closed" : "nul");
      }),
    );
  });

  it("never throws and is never longer than allowed", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), fc.nat({ max: 100 }), (chunks, bound) => {
        const collector = new ReplyCollector(bound);
        for (const chunk of chunks) collector.push(chunk);
        expect(collector.length).toBeLessThanOrEqual(bound);
        expect(parseReply("x", collector.finish("timeout")).command).toBe("x");
      }),
    );
  });
});
