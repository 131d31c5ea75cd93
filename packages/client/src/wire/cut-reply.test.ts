import { describe, expect, it } from "vitest";
import { inventedValues } from "../../../../test/fuzz/invented-values.mjs";
import { brokenJson, textReplies, validJson } from "../../../../test/fuzz/samples.mjs";
import { parseMm } from "../mm/mm-fields.js";
import { parseReply } from "./parse-reply.js";
import type { CgminerReply } from "./reply.js";
import { encodeUtf8 } from "./utf8.js";

function read(name: string, text: string): CgminerReply {
  return parseReply(name, { bytes: encodeUtf8(text), end: "closed", trailingBytes: 0 });
}

function everyCut(name: string, text: string): string[] {
  const full = read(name, text);
  const found: string[] = [];
  for (let length = 0; length < text.length; length += 1) {
    const cut = text.slice(0, length);
    for (const value of inventedValues(full, read(name, cut), parseMm)) {
      found.push(`cut behind ${JSON.stringify(cut.slice(-30))}: ${value}`);
    }
  }
  return found;
}

describe("a reply cut at any byte says nothing that the full reply does not say", () => {
  for (const [kind, replies] of Object.entries({ validJson, brokenJson, textReplies })) {
    for (const [name, text] of Object.entries(replies)) {
      it(`${kind} ${name}`, () => {
        expect(everyCut(name, text)).toEqual([]);
      });
    }
  }
});

describe("what a cut reply still says", () => {
  it("keeps the values before the cut and drops the one it is in", () => {
    const text = validJson["summary"] ?? "";
    const reply = read("summary", text.slice(0, text.indexOf('"Rejected":3') + '"Rejected":3'.length));
    expect(reply.sections["SUMMARY"]?.[0]).toMatchObject({ Elapsed: 5431, Accepted: 912 });
    expect(reply.sections["SUMMARY"]?.[0]).not.toHaveProperty("Rejected");
    expect(reply.issues.map(({ code, at }) => `${code} ${at}`)).toEqual([
      "nul-missing reply",
      "truncated Rejected",
      "truncated reply",
    ]);
  });

  it("keeps the whole tokens of a bracket text", () => {
    const text = validJson["estats"] ?? "";
    const reply = read("estats", text.slice(0, text.indexOf("PS[0 1208") + 7));
    const mm = parseMm(String(reply.sections["STATS"]?.[0]?.["MM ID0"]));
    expect(mm.number("TMax")).toBe(84);
    expect(mm.has("PS")).toBe(false);
  });

  it("keeps a text row up to the last value that is surely whole", () => {
    const text = textReplies["summary"] ?? "";
    const reply = read("summary", text.slice(0, text.indexOf(",Utility") + 4));
    expect({ ...reply.sections["SUMMARY"]?.[0] }).toEqual({
      Elapsed: "5431",
      "MHS av": "37105021.77",
      Accepted: "912",
    });
    expect(reply.issues.map((issue) => issue.code)).toContain("truncated");
  });

  it("makes no section of half a name", () => {
    const reply = read("summary", "STATUS=S,When=1742300000,Code=11,Msg=Summary,Description=x|SUMM");
    expect(Object.keys(reply.sections)).toEqual([]);
    expect(reply.issues.map((issue) => issue.code)).toEqual(["nul-missing", "truncated"]);
  });
});
