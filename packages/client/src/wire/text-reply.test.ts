import { describe, expect, it } from "vitest";
import { IssueList } from "./issue.js";
import { splitTextReply } from "./text-reply.js";

function split(text: string) {
  const issues = new IssueList();
  const parts = splitTextReply(text, issues).map(({ name, fields }) => [name, { ...fields }]);
  return { parts, issues: issues.all.map(({ code, at, detail }) => `${code} ${at}: ${detail}`) };
}

describe("splitTextReply", () => {
  it("splits parts at bars and fields at commas", () => {
    expect(split("SUMMARY,Elapsed=5,MHS av=1.50|POOL=0,URL=,User=me|")).toEqual({
      parts: [
        ["SUMMARY", { Elapsed: "5", "MHS av": "1.50" }],
        ["POOL", { POOL: "0", URL: "", User: "me" }],
      ],
      issues: [],
    });
  });

  it("finds nothing in an empty text and skips parts without a name", () => {
    expect(split("")).toEqual({ parts: [], issues: [] });
    expect(split("||A|,X=1|=2|")).toEqual({ parts: [["A", {}]], issues: [] });
  });

  it("takes the backslash off what it escapes, and leaves others alone", () => {
    expect(split("A,Msg=a\\,b\\|c\\=d\\\\e\\f,U=x=y\\\\|")).toEqual({
      parts: [["A", { Msg: "a,b|c=d\\e\\f", U: "x=y\\" }]],
      issues: [],
    });
    expect(split("A,x\\=y=1,x\\,z=2|").parts).toEqual([["A", { "x=y": "1", "x,z": "2" }]]);
  });

  it("leaves commas, bars and backslashes inside the brackets of MM ID0 alone", () => {
    const mm = "SYSTEMSTATU[Work: In Work, Hash Board: 1] SSID[a|b=c\\,d[] TA[12]";
    expect(split(`STATS=0,MM ID0=${mm},MM Count=1|`)).toEqual({
      parts: [["STATS", { STATS: "0", "MM ID0": mm, "MM Count": "1" }]],
      issues: [],
    });
    expect(split(`STATS=0, MM  ID0 =${mm},HBinfo=A[1,2]|`).parts).toEqual([
      ["STATS", { STATS: "0", "MM ID0": mm, HBinfo: "A[1,2]" }],
    ]);
  });

  it("gives brackets no meaning in another field, nor in a name", () => {
    expect(split("A,User=[x,B=y]|MM[ID0=1,C=2|").parts).toEqual([
      ["A", { User: "[x", B: "y]" }],
      ["MM[ID0", { "MM[ID0": "1", C: "2" }],
    ]);
  });

  it("gives single blanks to names and keeps those of values", () => {
    expect(split(" SUMMARY , MHS  av = 1  2 |").parts).toEqual([["SUMMARY", { "MHS av": " 1  2 " }]]);
  });

  it("puts a comma that is not escaped back into its value", () => {
    expect(split("VERSION,PROD=Mini3, white,, big,MODEL=Mini3|")).toEqual({
      parts: [["VERSION", { PROD: "Mini3, white,, big", MODEL: "Mini3" }]],
      issues: ["escape-invalid PROD: a comma that is not escaped"],
    });
    expect(split("VERSION,PROD=Mini3,|").parts).toEqual([["VERSION", { PROD: "Mini3," }]]);
  });

  it("has no value to put a comma back into before the first one", () => {
    expect(split("VERSION,white,PROD=x|")).toEqual({ parts: [["VERSION", { PROD: "x" }]], issues: [] });
    expect(split("A=1,b,C=2|").parts).toEqual([["A", { A: "1,b", C: "2" }]]);
  });

  it("keeps the first of two values, whole", () => {
    expect(split("A,B=1,B=2,3,C=4|")).toEqual({
      parts: [["A", { B: "1", C: "4" }]],
      issues: ["duplicate-key B: the same name twice; the first is kept"],
    });
  });

  it("takes names that objects have of their own", () => {
    const { parts, issues } = split("A,constructor=1,toString=2,__proto__=3|");
    expect(JSON.stringify(parts)).toBe('[["A",{"constructor":"1","toString":"2","__proto__":"3"}]]');
    expect(issues).toEqual([]);
  });
});

describe("splitTextReply on a reply without its end", () => {
  const CUT_NAME = "truncated reply: the reply ends inside a name";

  it("drops the value the text ends in, and keeps the ones before", () => {
    expect(split("A,B=1,C=23")).toEqual({
      parts: [["A", { B: "1" }]],
      issues: ["truncated C: the reply ends inside this value"],
    });
    expect(split("A=0,=2").issues).toEqual(["truncated reply: the reply ends inside this value"]);
    expect(split("A=0").parts).toEqual([["A", {}]]);
  });

  it("drops the value before half a name, since that may be the rest of it", () => {
    expect(split("A,B=1,C=23,D")).toEqual({ parts: [["A", { B: "1" }]], issues: [CUT_NAME] });
    expect(split("A,B=1,C=23,")).toEqual({ parts: [["A", { B: "1" }]], issues: [CUT_NAME] });
    expect(split("A,B=1,B=2,D")).toMatchObject({ parts: [["A", { B: "1" }]] });
    expect(split("A,B")).toEqual({ parts: [["A", {}]], issues: [CUT_NAME] });
  });

  it("keeps what there is of a bracket text", () => {
    expect(split("STATS=0,MM ID0=TA[12] PS[0 1")).toEqual({
      parts: [["STATS", { STATS: "0", "MM ID0": "TA[12] PS[0 1" }]],
      issues: ["truncated MM ID0: the reply ends inside this value"],
    });
    expect(split("STATS=0,MM ID0=TA[12] \\").parts).toEqual([
      ["STATS", { STATS: "0", "MM ID0": "TA[12] \\" }],
    ]);
    expect(split("STATS=0,MM ID0=TA[12],MM Co")).toEqual({
      parts: [["STATS", { STATS: "0", "MM ID0": "TA[12]" }]],
      issues: [CUT_NAME],
    });
  });

  it("makes no part of half a name", () => {
    expect(split("A,B=1|SUMM")).toEqual({ parts: [["A", { B: "1" }]], issues: [CUT_NAME] });
    expect(split("A|B\\")).toEqual({ parts: [["A", {}]], issues: [CUT_NAME] });
  });
});
