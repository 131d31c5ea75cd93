import { describe, expect, it } from "vitest";
import { atoi, scanInt, scanShort } from "./c-number.js";
import { parseRequest } from "./request.js";

const parse = (text: string) => parseRequest(new TextEncoder().encode(text));

describe("a text request", () => {
  it("is parted at its first bar", () => {
    expect(parse("setpool|a|b")).toEqual({
      kind: "command",
      mode: "text",
      name: "setpool",
      parameter: "a|b",
    });
    expect(parse("summary")).toEqual({ kind: "command", mode: "text", name: "summary" });
    expect(parse("")).toEqual({ kind: "command", mode: "text", name: "" });
    expect(parse("a\0b")).toEqual({ kind: "command", mode: "text", name: "a" });
    expect(parse("[1]")).toMatchObject({ mode: "text", name: "[1]" });
  });
});

describe("a JSON request", () => {
  it("is refused with the code of its fault", () => {
    expect(parse("{")).toEqual({ kind: "malformed", code: 23 });
    expect(parse('{"command":"a"} x')).toEqual({ kind: "malformed", code: 23 });
    expect(parse('{"command":"a"}\0')).toEqual({ kind: "malformed", code: 23 });
    expect(parse("{}")).toEqual({ kind: "malformed", code: 24 });
    expect(parse('{"command":7}')).toEqual({ kind: "malformed", code: 14 });
    expect(parseRequest(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d))).toEqual({
      kind: "malformed",
      code: 23,
    });
  });

  it("turns numbers into the text that C makes of them", () => {
    const parameter = (json: string) => parse(`{"command":"a","parameter":${json}}`);
    expect(parameter("1.5")).toMatchObject({ parameter: "1.500000" });
    expect(parameter("1.0")).toMatchObject({ parameter: "1.000000" });
    expect(parameter("4294967297")).toMatchObject({ parameter: "1" });
    expect(parameter("true")).not.toHaveProperty("parameter");
    expect(parse('{"command":"a","command":"b"}')).toMatchObject({ name: "b" });
  });
});

describe("numbers as C reads them", () => {
  it("begin a text, or are 0 or missing", () => {
    expect([atoi("12abc"), atoi("abc"), atoi(" -3")]).toEqual([12, 0, -3]);
    expect([scanInt("15..60"), scanInt("x"), scanInt("")]).toEqual([15, undefined, undefined]);
    expect([scanShort("70000"), scanShort("65536"), scanShort("-1")]).toEqual([4464, 0, -1]);
  });
});
