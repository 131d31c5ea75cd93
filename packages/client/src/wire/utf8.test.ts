import { describe, expect, it } from "vitest";
import { decodeUtf8, encodeUtf8 } from "./utf8.js";

const decode = (...bytes: number[]) => decodeUtf8(Uint8Array.from(bytes));

describe("decodeUtf8", () => {
  it.each([
    ["nothing", [], ""],
    ["ASCII up to its last", [0x41, 0x00, 0x7f], "A\0\u007f"],
    ["the first and last of two bytes", [0xc2, 0x80, 0xdf, 0xbf], "\u0080\u07ff"],
    ["the first of three bytes", [0xe0, 0xa0, 0x80], "\u0800"],
    ["around the surrogates", [0xed, 0x9f, 0xbf, 0xee, 0x80, 0x80], "\ud7ff\ue000"],
    ["the last of three bytes", [0xef, 0xbf, 0xbf], "\uffff"],
    ["a byte order mark, kept", [0xef, 0xbb, 0xbf], "\ufeff"],
    ["the first of four bytes", [0xf0, 0x90, 0x80, 0x80], "\u{10000}"],
    ["the last of four bytes", [0xf4, 0x8f, 0xbf, 0xbf], "\u{10ffff}"],
    ["an emoji between letters", [0x61, 0xf0, 0x9f, 0x98, 0x80, 0x62], "a😀b"],
  ])("reads %s", (_, bytes, text) => {
    expect(decode(...bytes)).toEqual({ text, replaced: false });
  });

  it.each([
    ["a continuation alone", [0x80, 0x41, 0xbf], "\ufffdA\ufffd"],
    ["continuations in a row", [0x80, 0x80, 0x80, 0x80], "\ufffd\ufffd\ufffd\ufffd"],
    ["overlong two bytes", [0xc0, 0x80, 0xc1, 0xbf], "\ufffd\ufffd\ufffd\ufffd"],
    ["overlong three bytes", [0xe0, 0x9f, 0xbf], "\ufffd\ufffd\ufffd"],
    ["overlong four bytes", [0xf0, 0x8f, 0xbf, 0xbf], "\ufffd\ufffd\ufffd\ufffd"],
    ["a surrogate", [0xed, 0xa0, 0x80], "\ufffd\ufffd\ufffd"],
    ["beyond the last", [0xf4, 0x90, 0x80, 0x80], "\ufffd\ufffd\ufffd\ufffd"],
    ["four bytes that begin too high", [0xf5, 0x80, 0x80, 0x80], "\ufffd\ufffd\ufffd\ufffd"],
    ["bytes that begin nothing", [0xf5, 0xff], "\ufffd\ufffd"],
    ["two bytes cut by a letter", [0xc3, 0x41], "\ufffdA"],
    ["three bytes cut by a letter", [0xe2, 0x82, 0x41], "\ufffdA"],
    ["four bytes cut by a letter", [0xf0, 0x9f, 0x98, 0x41], "\ufffdA"],
    ["four bytes cut by the end", [0xf0, 0x9f, 0x98], "\ufffd"],
    ["a lead byte at the end", [0x41, 0xe2], "A\ufffd"],
    ["a continuation too high", [0xe2, 0x82, 0xc0], "\ufffd\ufffd"],
  ])("replaces %s", (_, bytes, text) => {
    expect(decode(...bytes)).toEqual({ text, replaced: true });
  });

  it.each([4095, 4096, 4097, 8192])("reads %d letters and what follows", (length) => {
    const text = `${"é".repeat(length)}😀`;
    expect(decodeUtf8(encodeUtf8(text)).text === text).toBe(true);
    const shifted = `a${"😀".repeat(length)}`;
    expect(decodeUtf8(encodeUtf8(shifted)).text === shifted).toBe(true);
  });

  it("reads a text longer than a call may have arguments", () => {
    const { text } = decodeUtf8(new Uint8Array(800_000).fill(0x61));
    expect(text === "a".repeat(800_000)).toBe(true);
  });
});

describe("encodeUtf8", () => {
  it.each([
    ["", []],
    ["A\u007f", [0x41, 0x7f]],
    ["\u0080\u07ff", [0xc2, 0x80, 0xdf, 0xbf]],
    ["\u0800\uffff", [0xe0, 0xa0, 0x80, 0xef, 0xbf, 0xbf]],
    ["\ud7ff\ue000", [0xed, 0x9f, 0xbf, 0xee, 0x80, 0x80]],
    ["\u{10000}\u{10ffff}", [0xf0, 0x90, 0x80, 0x80, 0xf4, 0x8f, 0xbf, 0xbf]],
    ["€😀", [0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80]],
  ])("writes %j", (text, bytes) => {
    expect([...encodeUtf8(text)]).toEqual(bytes);
  });

  it.each(["\ud800", "\udbff", "\udc00", "\udfff"])("replaces half a character: %j", (half) => {
    expect([...encodeUtf8(`a${half}b`)]).toEqual([0x61, 0xef, 0xbf, 0xbd, 0x62]);
  });
});
