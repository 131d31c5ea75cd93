import { describe, expect, it } from "vitest";
import {
  judgeEscapedQuote,
  judgeQuote,
  type QuoteVerdict,
  type StringPlace,
  skipBlanks,
} from "./string-end.js";

const NESTED = ["object", "top"] as const;

describe("judgeQuote", () => {
  it.each<[StringPlace, string, QuoteVerdict]>([
    ["key", ":1", "ends"],
    ["key", " \n: 1", "ends"],
    ["key", ",", "ends"],
    ["key", "}", "ends"],
    ["key", "]", "inside"],
    ["key", "x", "inside"],
    ["key", " ", "cut"],
    ["document", "", "ends"],
    ["document", "  ", "ends"],
    ["document", "x", "inside"],
    ["document", ",", "inside"],
    ["array", "]", "ends"],
    ["array", " ]", "ends"],
    ["array", ', "b"', "ends"],
    ["array", ",{", "ends"],
    ["array", ",[", "ends"],
    ["array", ",-1", "ends"],
    ["array", ",7", "ends"],
    ["array", ",true", "ends"],
    ["array", ",false", "ends"],
    ["array", ",null", "ends"],
    ["array", ",x", "inside"],
    ["array", ", ", "cut"],
    ["array", "", "cut"],
    ["array", "}", "inside"],
    ["array", "b", "inside"],
  ])("as %s, before %j: %s", (place, rest, verdict) => {
    expect(judgeQuote(`"${rest}`, 1, place)).toBe(verdict);
  });

  it.each<[string, QuoteVerdict]>([
    [',"b":1', "ends"],
    [' , "b" : 1', "ends"],
    [",}", "ends"],
    [",,", "ends"],
    [', ,"b":1', "ends"],
    ['"b":1', "ends"],
    [' "b":1', "ends"],
    ["},", "ends"],
    ["}]", "ends"],
    ["}}", "ends"],
    ["}{", "ends"],
    ["} ]", "ends"],
    ["}x", "inside"],
    ['}"', "inside"],
    ["x", "inside"],
    ["]", "inside"],
    [":", "inside"],
    [",x", "inside"],
    [",1", "inside"],
    [',"b",', "inside"],
    ['"b",', "inside"],
    ['"",', "inside"],
    ["", "cut"],
    ["  ", "cut"],
    [",", "cut"],
    [", ", "cut"],
    [',"', "cut"],
    [',"b', "cut"],
    [',"b"', "cut"],
    [',"b" ', "cut"],
    ['"', "cut"],
    ['"b"', "cut"],
  ])("as a member, before %j: %s", (rest, verdict) => {
    for (const place of NESTED) expect(judgeQuote(`"${rest}`, 1, place)).toBe(verdict);
  });

  it("takes the last brace of the reply for its end only where the outermost object closes", () => {
    expect(judgeQuote('"}', 1, "top")).toBe("ends");
    expect(judgeQuote('"}  ', 1, "top")).toBe("ends");
    expect(judgeQuote('"}', 1, "object")).toBe("cut");
    expect(judgeQuote('" } ', 1, "object")).toBe("cut");
  });
});

describe("judgeEscapedQuote", () => {
  it.each<[string, QuoteVerdict]>([
    [',"b":1', "ends"],
    [' , "b" :', "ends"],
    [',"b"x', "inside"],
    [",}", "inside"],
    [",,", "inside"],
    [",x", "inside"],
    ['"b":', "inside"],
    ["}", "inside"],
    ["x", "inside"],
    ["", "cut"],
    [" ", "cut"],
    [",", "cut"],
    [", ", "cut"],
    [',"', "cut"],
    [',"b"', "cut"],
  ])("before %j: %s", (rest, verdict) => {
    for (const place of NESTED) expect(judgeEscapedQuote(`\\"${rest}`, 2, place)).toBe(verdict);
  });

  it.each<StringPlace>(["key", "array", "document"])("is an escaped quote in place of a %s", (place) => {
    expect(judgeEscapedQuote('\\","b":1', 2, place)).toBe("inside");
    expect(judgeEscapedQuote('\\"', 2, place)).toBe("inside");
  });
});

describe("skipBlanks", () => {
  it("passes over blanks and control characters, to the end at most", () => {
    expect(skipBlanks(" \t\r\n\u0001x", 0)).toBe(5);
    expect(skipBlanks("ab", 1)).toBe(1);
    expect(skipBlanks("a  ", 1)).toBe(3);
    expect(skipBlanks("a", 5)).toBe(5);
    expect(skipBlanks("\u00a0x", 0)).toBe(0);
  });
});
