import { describe, expect, it } from "vitest";
import { IssueList } from "./issue.js";
import { readSections, toRow } from "./reply-rows.js";

describe("readSections", () => {
  it("takes lists of rows and single rows, and nothing else", () => {
    const issues = new IssueList();
    const sections = readSections(
      {
        STATUS: [{ STATUS: "S" }],
        POOLS: [{ POOL: 0 }, 5, "x", null, [{ POOL: 9 }], { POOL: 1 }],
        Msg: { power: 3400 },
        EMPTY: [],
        NUMBERS: [1, 2],
        text: "x",
        none: null,
        id: [{ id: 1 }],
      },
      issues,
    );
    expect(sections).toEqual({ POOLS: [{ POOL: 0 }, { POOL: 1 }], Msg: [{ power: 3400 }] });
    expect(issues.all).toEqual([]);
  });
});

describe("toRow", () => {
  it("keeps texts, numbers and truth values", () => {
    const issues = new IssueList();
    const row = { a: "", b: "x", c: 0, d: -1.5, e: false, f: true };
    expect(toRow("S", row, issues)).toEqual(row);
    expect(issues.all).toEqual([]);
  });

  it("leaves out what a miner cannot mean, and says where", () => {
    const issues = new IssueList();
    const row = { a: "(null)", b: null, c: Number.POSITIVE_INFINITY, d: [1], e: { f: 1 }, g: "(null) x" };
    expect(Object.entries(toRow("S", row, issues))).toEqual([["g", "(null) x"]]);
    expect(issues.all).toEqual([
      { code: "null-text", at: "S.a", detail: "the miner says (null)" },
      { code: "not-a-number", at: "S.c", detail: "a number beyond all bounds" },
    ]);
  });
});
