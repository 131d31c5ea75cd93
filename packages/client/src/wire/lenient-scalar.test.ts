import { describe, expect, it } from "vitest";
import { IssueList } from "./issue.js";
import { readBareWord } from "./lenient-scalar.js";

function read(text: string, start = 0, key = "K") {
  const issues = new IssueList();
  const { value, end } = readBareWord(text, start, key, issues);
  return { value, end, issues: issues.all.map(({ code, at, detail }) => `${code} ${at}: ${detail}`) };
}

describe("readBareWord", () => {
  it.each([
    ["12,", 12],
    ["-12}", -12],
    ["0.50]", 0.5],
    ["99999999.000000 ", 99999999],
    ["1e3,", 1000],
    ["1.5E+2,", 150],
    ["25e-1,", 2.5],
    ["007,", 7],
    ["true,", true],
    ["false}", false],
    ["null]", null],
    ["true", true],
    ["false", false],
    ["null", null],
  ])("reads %j as %s", (text, value) => {
    expect(read(text)).toMatchObject({ value, issues: [] });
  });

  it.each([",", "}", "]", '"', "{", "[", " ", "\n", "\0"])("ends a word at %j", (stop) => {
    expect(read(`xx12${stop}3,`, 2)).toEqual({ value: 12, end: 4, issues: [] });
  });

  it.each([":", "!", "'", "-"])("does not end a word at %j", (char) => {
    expect(read(`12${char}3,`)).toEqual({
      value: undefined,
      end: 4,
      issues: [`value-invalid K: '12${char}3' is no value`],
    });
  });

  it.each(["nan", "-nan", "NaN", "+nan", "inf", "-inf", "Infinity", "-INFINITY", "nan(0x8)", "-nan()"])(
    "takes %s for unknown",
    (word) => {
      const issues = [`not-a-number K: the miner says ${word}`];
      expect(read(`${word},`)).toEqual({ value: undefined, end: word.length, issues });
      expect(read(word)).toEqual({ value: undefined, end: word.length, issues });
    },
  );

  it("takes (null) for unknown", () => {
    expect(read("(null),")).toEqual({
      value: undefined,
      end: 6,
      issues: ["null-text K: the miner says (null)"],
    });
  });

  it.each(["True", "nul", "nano", "infi", "xnan", "1.", ".5", "+1", "1e", "0x1", "--1", "1.2.3", "(null)x"])(
    "makes no value of %s",
    (word) => {
      expect(read(`${word} `)).toMatchObject({
        value: undefined,
        issues: [`value-invalid K: '${word}' is no value`],
      });
    },
  );

  it("says what is no value, in forty characters at most, and what is missing", () => {
    const word = "x".repeat(50);
    expect(read(`${word},`).issues).toEqual([`value-invalid K: '${"x".repeat(40)}' is no value`]);
    expect(read(",")).toEqual({ value: undefined, end: 0, issues: ["value-invalid K: a value is missing"] });
  });

  it("does not believe a number that the end of the reply may have cut", () => {
    expect(read("12")).toEqual({
      value: undefined,
      end: 2,
      issues: ["truncated K: the reply may end inside this number"],
    });
    expect(read("1.")).toMatchObject({ issues: ["truncated K: the reply ends inside this value"] });
    expect(read("tru")).toMatchObject({
      value: undefined,
      issues: ["truncated K: the reply ends inside this value"],
    });
    expect(read("")).toMatchObject({ value: undefined, end: 0 });
  });

  it("does not believe a number beyond all bounds", () => {
    expect(read("1e999,")).toEqual({
      value: undefined,
      end: 5,
      issues: ["not-a-number K: 1e999 is beyond any number"],
    });
    expect(read("-1e999,").value).toBeUndefined();
    const digits = "9".repeat(400);
    expect(read(`${digits},`).issues).toEqual([`not-a-number K: ${"9".repeat(40)} is beyond any number`]);
  });

  it("calls a place without a name the reply", () => {
    expect(read("nan,", 0, "").issues).toEqual(["not-a-number reply: the miner says nan"]);
  });
});
