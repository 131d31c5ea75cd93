import { describe, expect, it } from "vitest";
import { IssueList } from "./issue.js";

describe("IssueList", () => {
  it("keeps one issue per code and place, in the order found", () => {
    const list = new IssueList();
    list.add("truncated", "reply", "first");
    list.add("truncated", "reply", "second");
    list.add("truncated", "PROD", "third");
    list.add("null-text", "reply", "fourth");
    expect(list.all).toEqual([
      { code: "truncated", at: "reply", detail: "first" },
      { code: "truncated", at: "PROD", detail: "third" },
      { code: "null-text", at: "reply", detail: "fourth" },
    ]);
  });

  it("stops at its bound", () => {
    const two = new IssueList(2);
    for (const at of ["a", "b", "c"]) two.add("null-text", at, "");
    expect(two.all.map((issue) => issue.at)).toEqual(["a", "b"]);
    const standard = new IssueList();
    for (let index = 0; index < 100; index += 1) standard.add("null-text", `k${index}`, "");
    expect(standard.all).toHaveLength(32);
  });

  it("bounds what it quotes from a reply", () => {
    const list = new IssueList();
    list.add("duplicate-key", "k".repeat(500), "d".repeat(500));
    list.add("duplicate-key", "k".repeat(600), "the same place as far as it is told");
    expect(list.all).toEqual([{ code: "duplicate-key", at: "k".repeat(80), detail: "d".repeat(160) }]);
  });

  it("takes over the issues of another", () => {
    const list = new IssueList();
    list.add("truncated", "a", "mine");
    list.addAll([
      { code: "truncated", at: "a", detail: "known" },
      { code: "truncated", at: "b", detail: "new" },
    ]);
    expect(list.all.map((issue) => issue.detail)).toEqual(["mine", "new"]);
  });
});
