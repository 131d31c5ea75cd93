import { describe, expect, it } from "vitest";
import { IssueList } from "./issue.js";
import { parseLenientJson } from "./lenient-json.js";
import { readString } from "./lenient-string.js";
import { redactText } from "./redact.js";
import { rowsOf } from "./reply.js";
import { splitTextReply } from "./text-reply.js";
import { toTextReply } from "./text-sections.js";

/*
 * A megabyte of what a reader has to look at again and again: in time with its square this would take minutes.
 */

describe("a hostile reply of a megabyte", () => {
  it.each([
    ["quotes and commas", '","'.repeat(100_000)],
    ["backslashes and commas", "\\,".repeat(200_000)],
    ["blanks", " ".repeat(400_000)],
    ["separators of a URL", "@:".repeat(200_000)],
    ["colons", ":".repeat(400_000)],
  ])("has its passwords hidden, full of %s", (_, filling) => {
    const text = `"Password":"${filling}|Password=${filling}://a:${filling}`;
    expect(redactText(text).length).toBeLessThan(text.length + 100);
  });

  it("is split when it has a long name and open brackets", () => {
    const name = "k".repeat(500_000);
    const [part] = splitTextReply(`A,${name}=${"[".repeat(500_000)}|`, new IssueList());
    expect(part?.fields[name]).toBe("[".repeat(500_000));
  });

  it("is split when it is all commas", () => {
    const [part] = splitTextReply(`A,B=1${",".repeat(1_000_000)}C=2|`, new IssueList());
    expect({ ...part?.fields }).toEqual({ B: `1${",".repeat(999_999)}`, C: "2" });
  });

  it("is read when it has half a million parts", () => {
    const text = `STATUS=S|${"A|".repeat(250_000)}CMD=y|${"B=1|".repeat(250_000)}`;
    const reply = toTextReply("x", text, new IssueList());
    expect(rowsOf(reply, "A")).toHaveLength(250_000);
    expect(reply.joined["y"]?.sections["B"]).toHaveLength(250_000);
  });

  it("is read when it is all quotes and blanks", () => {
    const text = `"${'" '.repeat(250_000)}${'","'.repeat(150_000)}${" ".repeat(100_000)}`;
    expect(readString(text, 0, "object").isComplete).toBe(false);
  });

  it.each(["{", "[", '{"a":', ",", '"', '"a":', "\\", '"a"', "nan,", "}", "{}", '{"a":1}'])(
    "is read when it is all %s",
    (part) => {
      const issues = new IssueList();
      parseLenientJson(`{"x":1,"y":[${part.repeat(1_000_000 / part.length)}`, issues);
      expect(issues.all.length).toBeGreaterThan(0);
      expect(issues.all.length).toBeLessThanOrEqual(32);
    },
  );
});
