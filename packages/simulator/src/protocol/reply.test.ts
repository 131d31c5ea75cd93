import { describe, expect, it } from "vitest";
import { bool, decimal, escaped, fixed, int, text } from "./field.js";
import { joinedNames, joinReplies } from "./join.js";
import { listReply, renderReply, rowReply, statusReply } from "./reply.js";
import { status } from "./status-codes.js";

const json = { mode: "json", when: 7, describeUnknown: false } as const;
const plain = { ...json, mode: "text" } as const;

describe("rendering", () => {
  it("writes a row in both forms", () => {
    const reply = rowReply(status(11), "SUMMARY", [
      fixed("MHS av", 1.5, 2),
      bool("LP", true),
      text("A", 'q"'),
    ]);
    expect(renderReply(reply, json)).toBe(
      '{"STATUS":[{"STATUS":"S","When":7,"Code":11,"Msg":"Summary","Description":"cgminer 4.11.1"}],' +
        '"SUMMARY":[{"MHS av":1.50,"LP":true,"A":"q""}],"id":1}',
    );
    expect(renderReply(reply, plain)).toBe(
      'STATUS=S,When=7,Code=11,Msg=Summary,Description=cgminer 4.11.1|SUMMARY,MHS av=1.50,LP=true,A=q"|',
    );
  });

  it("writes a list without the section's name in text", () => {
    const reply = listReply(status(7, 2), "POOLS", [
      [int("POOL", 0)],
      [int("POOL", 1), escaped("URL", "a,b\\")],
    ]);
    expect(renderReply(reply, plain)).toMatch(
      /Msg=2 Pool\(s\),Description=cgminer 4.11.1\|POOL=0\|POOL=1,URL=a\\,b\\\\\|$/,
    );
    expect(renderReply(reply, json)).toContain('"POOLS":[{"POOL":0},{"POOL":1,"URL":"a,b\\\\"}]');
  });

  it("leaves the Description out of code 14 on home firmware only", () => {
    const unknown = statusReply(status(14));
    expect(renderReply(unknown, plain)).toBe("STATUS=E,When=7,Code=14,Msg=Invalid command|");
    expect(renderReply(unknown, { ...plain, describeUnknown: true })).toContain(
      ",Description=cgminer 4.11.1|",
    );
  });

  it("writes numbers as printf does", () => {
    expect([decimal(Number.NaN, 2), decimal(1 / 0, 2), decimal(-1 / 0, 2)]).toEqual(["nan", "inf", "-inf"]);
    expect(decimal(1_679_772_288_024, 4)).toBe("1679772288024.0000");
    expect(fixed("Difficulty Accepted", 45_056, 8)).toEqual([
      "Difficulty Accepted",
      "45056.00000000",
      "bare",
    ]);
  });

  it("fills the texts of the codes in order", () => {
    expect(status(26, 9, 2).message).toBe("Invalid pool id 9 - range is 0 - 2");
    expect(status(118, 0, "100% of %d")).toEqual({
      severity: "I",
      code: 118,
      message: "ASC 0 set info: 100% of %d",
    });
  });

  it("joins replies", () => {
    expect(joinedNames("a++b+a")).toEqual(["a", "b"]);
    expect(joinReplies([["a", "{1}"]], "json")).toBe('{"a":[{1}],"id":1}');
    expect(joinReplies([["a", "x|"]], "text")).toBe("CMD=a|x|");
  });
});
