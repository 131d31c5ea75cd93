import { describe, expect, it } from "vitest";
import { codeText, isWholeCode, scannedCode } from "./pairing-code.js";

describe("codeText", () => {
  it.each([
    ["", ""],
    ["ab", "AB"],
    ["abcd", "ABCD"],
    ["abcde", "ABCD-E"],
    ["ab cd-ef gh", "ABCD-EFGH"],
    ["ABCD-EFGHJK", "ABCD-EFGH"],
    ["ÄB<script>", "BSCR-IPT"],
  ])("writes %j as %j", (typed, text) => expect(codeText(typed)).toBe(text));

  it("knows a whole one", () => {
    expect(isWholeCode(codeText("abcd2345"))).toBe(true);
    expect(isWholeCode(codeText("abcd234"))).toBe(false);
  });
});

describe("scannedCode", () => {
  it.each([
    ["https://house.local:4030/pair#code=ABCD-EFGH", "ABCD-EFGH"],
    ["https://house.local:4030/pair#code=abcdefgh", "ABCD-EFGH"],
    ["ABCD-EFGH", "ABCD-EFGH"],
    ["https://house.local:4030/#signin=ABCD-EFGH", undefined],
    ["https://example.com/", undefined],
    ["WIFI:S:home;T:WPA;P:x;;", undefined],
  ])("reads %j as %j", (text, code) => expect(scannedCode(text)).toBe(code));
});
