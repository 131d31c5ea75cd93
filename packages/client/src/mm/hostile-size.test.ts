import { describe, expect, it } from "vitest";
import { parseMm } from "./mm-fields.js";

/*
 * A megabyte of what the reader has to look at again and again: in time with its square this would take minutes.
 */

describe("a hostile bracket text of a megabyte", () => {
  it.each([
    ["brackets and blanks", `${"]".repeat(500_000)}${" ".repeat(500_000)}`],
    ["braces and blanks", `'A':{${"} ".repeat(250_000)}${" ".repeat(500_000)}x`],
    ["quotes", `${"'".repeat(500_000)}${"'a':".repeat(125_000)}`],
    ["one long name", "a".repeat(1_000_000)],
    ["many names", "a ".repeat(500_000)],
    ["many open brackets", "a[".repeat(500_000)],
  ])("gives no values for %s", (_, text) => {
    expect(parseMm(text).keys).toEqual([]);
  });

  it("gives every value of a list as long", () => {
    expect(parseMm(`A[${"1 ".repeat(500_000)}]`).list("A")).toHaveLength(500_000);
    expect(parseMm(`A[${"1".repeat(1_000_000)}]`).number("A")).toBeUndefined();
    expect(parseMm(`A[1${" ".repeat(1_000_000)}x]`).number("A")).toBeUndefined();
  });
});
