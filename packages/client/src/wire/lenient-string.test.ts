import { describe, expect, it } from "vitest";
import { readString, type StringPlace } from "./lenient-string.js";

function read(text: string, place: StringPlace = "object", start = 0) {
  const { value, end, isComplete, defects } = readString(text, start, place);
  return { value, rest: text.slice(end), isComplete, defects: defects.map((defect) => defect.code) };
}

describe("readString", () => {
  it.each([
    ['"Mini3","b":1', "Mini3", ',"b":1'],
    ['"","b":1', "", ',"b":1'],
    ['"a"}]', "a", "}]"],
    ['"bc1q" "b":1', "bc1q", ' "b":1'],
    ['"\\"q\\"","b":1', '"q"', ',"b":1'],
    ['"a\\\\","b":1', "a\\", ',"b":1'],
    ['"\\/\\b\\f\\n\\r\\t","b":1', "/\b\f\n\r\t", ',"b":1'],
    ['"\\u00e9\\u20AC\\ud83d\\ude00x","b":1', "é€😀x", ',"b":1'],
  ])("reads %j", (text, value, rest) => {
    expect(read(text)).toEqual({ value, rest, isComplete: true, defects: [] });
  });

  it("begins at its opening quote", () => {
    expect(read('{"a":"x","b":1', "top", 5)).toMatchObject({ value: "x", rest: ',"b":1' });
  });

  it.each([
    ['"Avalon "Mini" 3","b":1', 'Avalon "Mini" 3'],
    ['"a","c","b":1', 'a","c'],
    ['"a"} x","b":1', 'a"} x'],
    ['""a"","b":1', '"a"'],
  ])("keeps the quotes that end nothing: %j", (text, value) => {
    expect(read(text)).toEqual({ value, rest: ',"b":1', isComplete: true, defects: ["unescaped-quote"] });
  });

  it("keeps raw control characters", () => {
    expect(read('"info:\nx\ty\u0001","b":1')).toEqual({
      value: "info:\nx\ty\u0001",
      rest: ',"b":1',
      isComplete: true,
      defects: ["control-character"],
    });
    expect(read('" !","b":1').defects).toEqual([]);
  });

  it.each([
    ['"C:\\Mini\\","b":1', "C:\\Mini\\"],
    ['"a\\u00g1","b":1', "a\\u00g1"],
    ['"a\\u12","b":1', "a\\u12"],
    ['"a\\x","b":1', "a\\x"],
    ['"a\\","b":1', "a\\"],
  ])("keeps the backslashes that escape nothing: %j", (text, value) => {
    expect(read(text)).toEqual({ value, rest: ',"b":1', isComplete: true, defects: ["escape-invalid"] });
  });

  it("takes a backslash before the last quote for an escape where no member follows", () => {
    expect(read('"say \\"hi\\"","b":1')).toMatchObject({ value: 'say "hi"', defects: [] });
    expect(read('"a\\",}","b":1')).toMatchObject({ value: 'a",}', defects: [] });
    expect(read('["a\\","b":1]', "array", 1)).toMatchObject({ value: 'a","b":1]', isComplete: false });
  });

  it("reports every kind of defect at once", () => {
    expect(read('"a\n"b" \\x","c":1').defects).toEqual([
      "control-character",
      "unescaped-quote",
      "escape-invalid",
    ]);
    expect(readString('"a\n"b" \\x","c":1', 0, "object").defects.map((defect) => defect.detail)).toEqual([
      "a raw control character in the text",
      "a quote that is not escaped",
      "a backslash that escapes nothing",
    ]);
  });

  it.each([
    ['"Mini', "Mini"],
    ['"', ""],
    ['"Mini3"', "Mini3"],
    ['"Mini3",', "Mini3"],
    ['"Mini3","MOD', "Mini3"],
    ['"Mini3","MODEL"', "Mini3"],
    ['"a\\nb\\', "a\nb"],
    ['"a\\u', "a"],
    ['"a\\u12', "a"],
    ['"a\\u123', "a"],
    ['"a\\"', "a"],
    ['"a\\",', "a"],
    ['"a\\", "b', "a"],
    ['"a"b"', 'a"b'],
  ])("gives of a cut text what is sure to be its beginning: %j", (text, value) => {
    expect(read(text)).toMatchObject({ value, rest: "", isComplete: false });
  });

  it("believes a complete escape at the end", () => {
    expect(read('"a\\u0041')).toMatchObject({ value: "aA", isComplete: false, defects: [] });
    expect(read('"a\\\\')).toMatchObject({ value: "a\\", isComplete: false, defects: [] });
    expect(read('"a\\u12g')).toMatchObject({
      value: "a\\u12g",
      isComplete: false,
      defects: ["escape-invalid"],
    });
  });

  it("knows where a name ends", () => {
    expect(read('"MM ID0" : 1', "key")).toEqual({
      value: "MM ID0",
      rest: " : 1",
      isComplete: true,
      defects: [],
    });
    expect(read('"a"b":1', "key")).toMatchObject({ value: 'a"b', rest: ":1" });
  });
});
