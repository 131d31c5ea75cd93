import { describe, expect, it } from "vitest";
import { IssueList } from "./issue.js";
import { isObject, MAX_DEPTH } from "./json-value.js";
import { parseJson } from "./parse-json.js";

function read(text: string) {
  const issues = new IssueList();
  return { value: parseJson(text, issues), codes: issues.all.map((issue) => `${issue.code} ${issue.at}`) };
}

describe("parseJson", () => {
  it("takes a valid text for what JSON says, however its strings look", () => {
    const { value, codes } = read('{"PROD":"x\\",\\"y\\":1","n":[1,-2.5e3,true,false,null,""]}');
    expect(value).toEqual({ PROD: 'x","y":1', n: [1, -2500, true, false, null, ""] });
    expect(codes).toEqual([]);
  });

  it("reads leniently what is not valid", () => {
    const { value, codes } = read('{"a":nan,"b":2}');
    expect(value).toEqual({ b: 2 });
    expect(codes).toEqual(["not-a-number a"]);
  });

  it.each(["", "   ", "nonsense"])("has no value for %j", (text) => {
    expect(read(text).value).toBeUndefined();
  });

  it("gives objects without a prototype, so that any name is just a name", () => {
    const { value } = read('{"__proto__":{"polluted":true},"constructor":1}');
    if (!isObject(value)) throw new Error("an object was due");
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(value["toString"]).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect("polluted" in {}).toBe(false);
  });

  it("keeps the deepest level allowed and leaves out the one below", () => {
    const within = `${"[".repeat(MAX_DEPTH)}1${"]".repeat(MAX_DEPTH)}`;
    expect(JSON.stringify(read(within).value)).toBe(within);
    expect(read(within).codes).toEqual([]);
    const beyond = `{"a":[1,${within},2],"b":3}`;
    const { value, codes } = read(beyond);
    expect(JSON.stringify(value)).toBe(`{"a":[1,${"[".repeat(30)}${"]".repeat(30)},2],"b":3}`);
    expect(codes).toEqual(["too-deep a"]);
    expect(Object.keys(read(`{"a":${'{"b":'.repeat(31)}{}${"}".repeat(32)}`).value ?? {})).toEqual(["a"]);
  });

  it("leaves out the member that is too deep, name and all, and says why", () => {
    const issues = new IssueList();
    const value = parseJson(`${'{"a":'.repeat(MAX_DEPTH)}{}${"}".repeat(MAX_DEPTH)}`, issues);
    expect(JSON.stringify(value)).toBe(`${'{"a":'.repeat(MAX_DEPTH - 1)}{}${"}".repeat(MAX_DEPTH - 1)}`);
    let innermost = value;
    while (isObject(innermost) && innermost["a"] !== undefined) innermost = innermost["a"];
    expect(Object.keys(innermost ?? { none: 1 })).toEqual([]);
    expect(issues.all).toEqual([{ code: "too-deep", at: "a", detail: "nested deeper than 32 levels" }]);
    expect(read(`${"[".repeat(33)}${"]".repeat(33)}`).codes).toEqual(["too-deep reply"]);
  });

  it.each(["[", '{"a":'])("survives 100,000 levels of %s", (open) => {
    const close = open === "[" ? "]" : "}";
    const cut = read(`{"x":1,"deep":${open.repeat(100_000)}`);
    const whole = read(`{"x":1,"deep":${open.repeat(100_000)}0${close.repeat(100_000)},"y":2}`);
    expect(cut.codes).toContain(`too-deep ${open === "[" ? "deep" : "a"}`);
    expect(whole.codes).toEqual([`too-deep ${open === "[" ? "deep" : "a"}`]);
    expect(whole.value).toMatchObject({ x: 1, y: 2 });
    expect(cut.value).toMatchObject({ x: 1 });
  });
});
