import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJsonp } from "./jsonp.js";

const entries = (text: string) => Object.fromEntries(readJsonp(text)?.members ?? []);

describe("readJsonp", () => {
  it("reads the recorded form: a tab, runs of blanks, a comma behind the last member", () => {
    const text =
      'getAuthCallback ({\t"auth":"cfd07440",                        "code":"e512e38c43b8b97758fbdbb6",                            });                            \n';
    expect(readJsonp(text)?.callback).toBe("getAuthCallback");
    expect(entries(text)).toEqual({ auth: "cfd07440", code: "e512e38c43b8b97758fbdbb6" });
  });

  it.each([
    ["plain JSON inside", 'f({"a":"1","b":"2"})', { a: "1", b: "2" }],
    ["no member", "f({});", {}],
    ["other quotes", "f({'a':'1', b: 2 , \"c\":null});", { a: "1", b: "2", c: "null" }],
    ["quotes in a value", 'f({"a":"say "hi" now",  "b":"2", });', { a: 'say "hi" now', b: "2" }],
    ["a backslash at the end of a value", 'f({"a":"x\\", "b":"2", });', { a: "x\\", b: "2" }],
    ["a comma in a value", 'f({"a":"x,y", "b":"2"});', { a: "x,y", b: "2" }],
    ["a brace in a value", 'f({"a":"x}y", "b":"2"});', { a: "x}y", b: "2" }],
    ["an empty value", 'f({"a":"", "b":""});', { a: "", b: "" }],
    ["cut in a value", 'f({"a":"1", "b":"2', { a: "1", b: "2" }],
    ["cut in a key", 'f({"a":"1", "b', { a: "1" }],
    ["one name twice", 'f({"a":"1","a":"2"})', { a: "1" }],
    ["a name of every object", 'f({"__proto__":"1"})', { ["__proto__"]: "1" }],
    ["a byte order mark", '\ufeff f({"a":"1"})', { a: "1" }],
  ])("%s", (_name, text, expected) => {
    expect([...(readJsonp(text)?.members ?? [])]).toEqual(Object.entries(expected));
  });

  it.each([[""], ["<html></html>"], ['{"a":"1"}'], ["f(1)"], ["f"], [`${"x".repeat(70)}({})`]])(
    "%j is none",
    (text) => {
      expect(readJsonp(text)).toBeUndefined();
    },
  );

  it("gives back any members without quotes, whatever the blanks between them", () => {
    const value = fc.string({ unit: "grapheme" }).filter((text) => !/["\\]/.test(text));
    const member = fc.tuple(
      fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
      value,
      fc.stringMatching(/^[ \t]{0,30}$/),
    );
    fc.assert(
      fc.property(fc.uniqueArray(member, { selector: ([key]) => key }), (members) => {
        const body = members.map(([key, text, blanks]) => `"${key}":"${text}",${blanks}`).join("");
        expect([...(readJsonp(`dashboardCallback({${body}});`)?.members ?? [])]).toEqual(
          members.map(([key, text]) => [key, text]),
        );
      }),
    );
  });

  it("never throws", () => {
    const part = fc.constantFrom(
      "f({",
      '"',
      "'",
      ",",
      ":",
      "}",
      ")",
      " ",
      "\t",
      "\\",
      "a",
      "passwd1",
      "\u0000",
      "é",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
        readJsonp(`f({${parts.join("")}`);
        readJsonp(parts.join(""));
      }),
    );
  });

  it.each([
    ["quotes", '"'],
    ["commas and quotes", '",'],
    ["blanks", " "],
    ["quotes and blanks", '" '],
    ["keys", '"a":'],
    ["quoted keys", '","a'],
    ["members", '"a":"1",'],
    ["line feeds", "\n"],
  ])("a million of %s takes no longer than its length", (_name, piece) => {
    const many = piece.repeat(1_000_000 / piece.length);
    readJsonp(`f({"a":"${many}`);
    readJsonp(`f({${many}`);
    readJsonp(many);
  });
});
