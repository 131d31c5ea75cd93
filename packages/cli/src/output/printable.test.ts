import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipped, printable, printableJson } from "./printable.js";

const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe("printable", () => {
  it("shows what a terminal would obey", () => {
    expect(printable("\u001b]0;title\u0007x\u009b31m")).toBe("\\u{1b}]0;title\\u{7}x\\u{9b}31m");
    expect(printable("abc\u202egpj.exe")).toBe("abc\\u{202e}gpj.exe");
    expect(printable("Wohnzimmer ü 日本")).toBe("Wohnzimmer ü 日本");
  });

  it("leaves nothing harmful in any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !HARMFUL.test(printable(text))));
  });

  it("leaves nothing harmful in JSON, which still means the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const json = printableJson({ text });
        expect(HARMFUL.test(json)).toBe(false);
        expect(JSON.parse(json)).toEqual({ text: JSON.parse(JSON.stringify(text)) });
      }),
    );
  });

  it("clips long texts", () => {
    expect(clipped("abcdef", 4)).toBe("abc…");
    expect(clipped("abcd", 4)).toBe("abcd");
  });
});
