import { describe, expect, it } from "vitest";
import { cut, renderTable, wrapWords } from "./table.js";

describe("renderTable", () => {
  it("aligns by the widest cell and cuts at the width", () => {
    const columns = [
      { title: "A", align: "left" },
      { title: "LONG", align: "right" },
    ] as const;
    const text = renderTable(
      columns,
      [
        ["wörter", "1"],
        ["x", "12345"],
      ],
      12,
      (title) => title,
    );
    expect(text.split("\n")).toEqual(["A        LO…", "wörter     …", "x       123…"]);
  });
});

describe("cut", () => {
  it("counts columns, not colour codes, and closes what it cut", () => {
    expect(cut("abc", 3)).toBe("abc");
    expect(cut("abcd", 3)).toBe("ab…");
    expect(cut("\u001b[31mabcd\u001b[39m", 3)).toBe("\u001b[31mab…\u001b[0m");
    expect(cut("\u001b[31mabc\u001b[39m", 3)).toBe("\u001b[31mabc\u001b[39m");
    expect(cut("日本語", 5)).toBe("日本…");
  });
});

describe("wrapWords", () => {
  it("breaks between words and sets the rest in", () => {
    expect(wrapWords(["one", "two", "three"], 12, 2, " ")).toBe("one two\n  three");
    expect(wrapWords(["one", "two", "three"], 12, 2, ", ")).toBe("one, two,\n  three");
    expect(wrapWords(["a-word-longer-than-the-line"], 10, 2)).toBe("a-word-longer-than-the-line");
  });
});
