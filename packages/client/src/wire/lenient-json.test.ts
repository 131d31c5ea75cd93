import { describe, expect, it } from "vitest";
import { IssueList } from "./issue.js";
import { isObject } from "./json-value.js";
import { parseLenientJson } from "./lenient-json.js";

function read(text: string) {
  const issues = new IssueList();
  const value = parseLenientJson(text, issues);
  return { value, issues: issues.all.map(({ code, at, detail }) => `${code} ${at}: ${detail}`) };
}

const MISSING_COMMA = "separator-missing reply: a comma is missing between two members";
const EXTRA_COMMA = "separator-extra reply: a comma with nothing behind it";
const CUT = "truncated reply: the end of the reply is missing";
const BETWEEN = "text-unexpected reply: text between two members";
const NAME_ONLY = "text-unexpected reply: a name without a value";

describe("parseLenientJson", () => {
  it.each(['{"a":1,"b":[true,null,"x",{}],"c":{"d":-2.5}}', "[]", "{}", '"x"', " [ 1 , 2 ] "])(
    "reads valid JSON as JSON.parse does: %s",
    (text) => {
      expect(read(text)).toEqual({ value: JSON.parse(text), issues: [] });
    },
  );

  it("has no value for nothing", () => {
    expect(read("")).toEqual({
      value: undefined,
      issues: ["truncated reply: the reply ends inside this value"],
    });
    expect(read("  ").value).toBeUndefined();
  });

  it("leaves out the values that are unknown", () => {
    expect(read('{"MHS av":nan,"Utility":-inf,"Name":(null),"Accepted":5,"Big":1e999,"x":}')).toEqual({
      value: { Accepted: 5 },
      issues: [
        "not-a-number MHS av: the miner says nan",
        "not-a-number Utility: the miner says -inf",
        "null-text Name: the miner says (null)",
        "not-a-number Big: 1e999 is beyond any number",
        "value-invalid x: a value is missing",
      ],
    });
    expect(Object.keys(read('{"a":nan,"b":1}').value ?? {})).toEqual(["b"]);
    expect(read('{"list":[1,nan,2]}')).toEqual({
      value: { list: [1, 2] },
      issues: ["not-a-number list: the miner says nan"],
    });
  });

  it("names the member whose text has a defect", () => {
    expect(read('{"PROD":"Avalon "Mini"","Msg":"a\nb","MODEL":"C:\\x","n":["\n"]}')).toEqual({
      value: { PROD: 'Avalon "Mini"', Msg: "a\nb", MODEL: "C:\\x", n: ["\n"] },
      issues: [
        "unescaped-quote PROD: a quote that is not escaped",
        "control-character Msg: a raw control character in the text",
        "escape-invalid MODEL: a backslash that escapes nothing",
        "control-character n: a raw control character in the text",
      ],
    });
    expect(read('["\n"]').issues).toEqual(["control-character reply: a raw control character in the text"]);
  });

  it("reads on where a comma is missing", () => {
    expect(read('{"STATS":[{"a":1}{"b":2}],"id":1}')).toEqual({
      value: { STATS: [{ a: 1 }, { b: 2 }], id: 1 },
      issues: [MISSING_COMMA],
    });
    expect(read('{"a":1 "b":"x""c":[1]"d":{}"e":2}')).toEqual({
      value: { a: 1, b: "x", c: [1], d: {}, e: 2 },
      issues: [MISSING_COMMA],
    });
    expect(read("[1 2]")).toEqual({ value: [1, 2], issues: [MISSING_COMMA] });
  });

  it.each([
    ['{"a":1,,"b":2}', { a: 1, b: 2 }],
    ['{"a":1,"b":2,}', { a: 1, b: 2 }],
    ['{,"a":1}', { a: 1 }],
    ['{"a":1, ,"b":"x",,}', { a: 1, b: "x" }],
    ["[,1]", [1]],
    ["[1,,2]", [1, 2]],
    ["[1,2, ]", [1, 2]],
    ['[,{"a":1}]', [{ a: 1 }]],
    ['[{"a":1},]', [{ a: 1 }]],
  ])("passes over a comma too many: %s", (text, value) => {
    expect(read(text)).toEqual({ value, issues: [EXTRA_COMMA] });
  });

  it("passes over text that is no member", () => {
    expect(read('{"a":1,junk,"b":2}')).toEqual({ value: { a: 1, b: 2 }, issues: [BETWEEN] });
    expect(read('{junk"a":1}')).toEqual({ value: { a: 1 }, issues: [BETWEEN, MISSING_COMMA] });
    expect(read('{:{"a":1}}').value).toEqual({ a: 1 });
    expect(read('{"a":[1,x,2]}')).toEqual({
      value: { a: [1, 2] },
      issues: ["value-invalid a: 'x' is no value"],
    });
  });

  it("passes over a name without a value", () => {
    expect(read('{"a":1,"b","c":3,"d"}')).toEqual({ value: { a: 1, c: 3 }, issues: [NAME_ONLY] });
    expect(read('{"a"x":1}').value).toEqual({ 'a"x': 1 });
    expect(read('{"x":1,"y')).toEqual({
      value: { x: 1 },
      issues: ["truncated reply: a name without a value"],
    });
    expect(read('{"x":1,"y"').issues).toEqual(["truncated reply: a name without a value"]);
    expect(read('{"x":1,"y" ').issues).toEqual(["truncated reply: a name without a value"]);
  });

  it("keeps the first of two members with the same name", () => {
    expect(read('{"a":1,"b":2,"a":3,}')).toEqual({
      value: { a: 1, b: 2 },
      issues: ["duplicate-key a: the same name twice; the first is kept", EXTRA_COMMA],
    });
  });

  it("gives objects without a prototype", () => {
    const { value, issues } = read('{"__proto__":{"polluted":1},"constructor":2,"toString":3,}');
    if (!isObject(value)) throw new Error("an object was due");
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value)).toEqual(["__proto__", "constructor", "toString"]);
    expect(issues).toEqual([EXTRA_COMMA]);
    expect("polluted" in {}).toBe(false);
  });

  it("tells what stands behind the end", () => {
    expect(read('{"a":1} {"b":2}')).toEqual({
      value: { a: 1 },
      issues: ["text-unexpected reply: 7 characters behind the end"],
    });
    expect(read('{"a":nan}\n\r\n').issues).toEqual(["not-a-number a: the miner says nan"]);
    expect(read('{"a":1},"id":1}').value).toEqual({ a: 1 });
  });
});

describe("parseLenientJson on brackets that do not match", () => {
  it("closes the levels a wrong bracket closes", () => {
    expect(read('{"a":[{"b":1],"c":2}')).toEqual({
      value: { a: [{ b: 1 }], c: 2 },
      issues: ["text-unexpected reply: ']' where '}' was due"],
    });
    expect(read('{"a":[1,{"b":2}}')).toEqual({
      value: { a: [1, { b: 2 }] },
      issues: ["text-unexpected reply: '}' where ']' was due"],
    });
  });

  it("passes over a wrong bracket on the outermost level", () => {
    expect(read('{"a":1],"b":2}')).toEqual({
      value: { a: 1, b: 2 },
      issues: ["text-unexpected reply: ']' where '}' was due", EXTRA_COMMA],
    });
    expect(read("[1},2]")).toEqual({
      value: [1, 2],
      issues: ["text-unexpected reply: '}' where ']' was due", EXTRA_COMMA],
    });
  });

  it("takes the missing end for granted", () => {
    expect(read('{"a":[{"b":1},')).toEqual({ value: { a: [{ b: 1 }] }, issues: [CUT] });
    expect(read('{"a":[1,2')).toEqual({
      value: { a: [1] },
      issues: ["truncated a: the reply may end inside this number", CUT],
    });
  });

  it("drops the text the reply ends in, save for a bracket text", () => {
    expect(read('{"a":{"PROD":"Mini')).toEqual({
      value: { a: {} },
      issues: ["truncated PROD: the reply ends inside this text", CUT],
    });
    for (const name of ["MM ID0", "MM ID0:Summary", "HBinfo"]) {
      expect(read(`{"a":{"${name}":"TMax[86] PS[0`)).toEqual({
        value: { a: { [name]: "TMax[86] PS[0" } },
        issues: [`truncated ${name}: the reply ends inside this text`, CUT],
      });
    }
    expect(read('["x')).toEqual({ value: [], issues: ["truncated reply: the reply ends inside this text"] });
    expect(read('"x')).toEqual({
      value: undefined,
      issues: ["truncated reply: the reply ends inside this text"],
    });
  });

  it("takes the last brace for the end of the outermost object alone", () => {
    expect(read('{"n":nan,"a":"x"}').value).toEqual({ a: "x" });
    expect(read('{"n":nan,"o":{"a":"x"}').value).toEqual({ o: {} });
  });

  it("reads 32 levels and gives up the rest", () => {
    const at32 = `${"[".repeat(32)}nan,1${"]".repeat(32)}`;
    expect(JSON.stringify(read(at32).value)).toBe(`${"[".repeat(32)}1${"]".repeat(32)}`);
    const at33 = `{"x":1,"a":${"[".repeat(32)}1${"]".repeat(32)},"b":2}`;
    expect(read(at33)).toMatchObject({
      value: { x: 1 },
      issues: ["too-deep a: nested deeper than 32 levels", CUT],
    });
    expect(read(at33).value).not.toHaveProperty("b");
    expect(read("[".repeat(100_000)).issues).toEqual(["too-deep reply: nested deeper than 32 levels", CUT]);
    expect(read('{"a":'.repeat(100_000)).issues).toEqual(["too-deep a: nested deeper than 32 levels", CUT]);
  });

  it("counts levels and not lists", () => {
    const many = `[nan,${"[[]],".repeat(100)}1]`;
    expect(read(many).value).toHaveLength(101);
  });
});
