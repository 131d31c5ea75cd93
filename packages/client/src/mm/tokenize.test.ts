import { describe, expect, it } from "vitest";
import { IssueList } from "../wire/issue.js";
import { tokenizeMm } from "./tokenize.js";

function split(text: string) {
  const issues = new IssueList();
  const tokens = tokenizeMm(text, "MM ID0", issues).map(({ key, value }) => `${key}=${value}`);
  return { tokens, issues: issues.all.map(({ code, at, detail }) => `${code} at ${at}: ${detail}`) };
}

describe("tokenizeMm", () => {
  it("gives names and untrimmed values in order, doubles and all", () => {
    expect(split("  Ver[a-1]\n PS[ 0  1 ] PS[2] A_1[]\tB2[x:y, z] ")).toEqual({
      tokens: ["Ver=a-1", "PS= 0  1 ", "PS=2", "A_1=", "B2=x:y, z"],
      issues: [],
    });
  });

  it("needs no blank between tokens", () => {
    expect(split("A[1]B[2]")).toEqual({ tokens: ["A=1", "B=2"], issues: [] });
  });

  it.each(["", " ", "\n\t  "])("finds nothing in %j", (text) => {
    expect(split(text)).toEqual({ tokens: [], issues: [] });
  });

  it("knows one name with a blank in it", () => {
    expect(split("A[1] Nonce Mask[25] MM Count[1]")).toEqual({
      tokens: ["A=1", "Nonce Mask=25", "Count=1"],
      issues: ["text-unexpected at MM ID0: text between two values"],
    });
  });

  it("takes a name from its first letter on", () => {
    expect(split("1A[2] _B[3] é[4] -C[5]").tokens).toEqual(["A=2", "B=3", "C=5"]);
  });

  it("passes over a bracket without a name", () => {
    expect(split("[1] A[2]")).toEqual({
      tokens: ["A=2"],
      issues: ["text-unexpected at MM ID0: text between two values"],
    });
    expect(split("A [1] B[2]").tokens).toEqual(["B=2"]);
  });

  it("drops a token without its end and says what it was in", () => {
    expect(split("A[1] PS[0 12")).toEqual({
      tokens: ["A=1"],
      issues: ["truncated at MM ID0: the reply ends inside PS"],
    });
    expect(split("A[1] PCOMM")).toEqual({
      tokens: ["A=1"],
      issues: ["truncated at MM ID0: the reply ends inside the name PCOMM"],
    });
    expect(split("A[1] PCOMM  ")).toEqual(split("A[1] PCOMM"));
    expect(split("A[1] Nonce M").issues).toEqual([
      "text-unexpected at MM ID0: text between two values",
      "truncated at MM ID0: the reply ends inside the name M",
    ]);
  });

  it("unwraps the Avalon Q's two spellings", () => {
    expect(split("'STATS':{Ver[Q] Nonce Mask[25]}")).toEqual({
      tokens: ["Ver=Q", "Nonce Mask=25"],
      issues: [],
    });
    expect(split(" 'HB0' : { A[1] } , 'HB1':{B[2]}  ")).toEqual({ tokens: ["A=1", "B=2"], issues: [] });
    expect(split("'HB0':{A[1]},'HB12':{B[2]},")).toEqual({ tokens: ["A=1", "B=2"], issues: [] });
    expect(split("'HB0':{A[1]}'HB1':{B[2]}")).toEqual({ tokens: ["A=1", "B=2"], issues: [] });
  });

  it("tells a cut wrapper from its content", () => {
    expect(split("'STATS':{Ver[Q] TA[16").issues).toEqual(["truncated at MM ID0: the reply ends inside TA"]);
    expect(split("'STATS':{Ver[Q]")).toEqual({ tokens: ["Ver=Q"], issues: [] });
    expect(split("'STA").issues).toEqual([
      "text-unexpected at MM ID0: text between two values",
      "truncated at MM ID0: the reply ends inside the name STA",
    ]);
    expect(split("'STATS'").issues).toEqual(["text-unexpected at MM ID0: text between two values"]);
  });

  it("never changes a value that looks like a wrapper", () => {
    expect(split("'STATS':{SSID[a},'HB1':{b] A[1]}").tokens).toEqual(["SSID=a},'HB1':{b", "A=1"]);
  });

  it("reports a brace that closes nothing", () => {
    expect(split("A[1]} B[2]").issues).toEqual(["text-unexpected at MM ID0: text between two values"]);
    expect(split("'S':{A[1]} B[2]}").issues).toEqual(["text-unexpected at MM ID0: text between two values"]);
    expect(split("A[1] 'S':{B[2]}").issues).toEqual(["text-unexpected at MM ID0: text between two values"]);
    expect(split("'S':{A[1]}},  , 'S1':{B[2]}").issues).toEqual([
      "text-unexpected at MM ID0: text between two values",
    ]);
  });
});
