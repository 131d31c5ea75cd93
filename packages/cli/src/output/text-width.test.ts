import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { textWidth } from "./text-width.js";

describe("textWidth", () => {
  it("agrees with string-width, whatever the text", () => {
    const word = fc.oneof(
      fc.string(),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("界", "é", "👩‍👩‍👧", "\t", "–"),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => textWidth(words.join("")) === stringWidth(words.join(""))),
    );
  });

  it("gives colours no room", () => {
    expect(textWidth("\u001b[1;32mhashing\u001b[0m")).toBe(7);
    expect(textWidth("\u001b[31m界\u001b[39m")).toBe(2);
  });
});
