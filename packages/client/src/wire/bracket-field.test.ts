import { describe, expect, it } from "vitest";
import { isBracketField } from "./bracket-field.js";

describe("isBracketField", () => {
  it.each(["MM ID0", "MM ID1", "MM ID12", "MM ID0:Summary", "HBinfo"])("knows %s", (key) => {
    expect(isBracketField(key)).toBe(true);
  });

  it.each([
    "MM ID",
    "MM ID0:",
    "MM ID0 ",
    "xMM ID0",
    "MM ID0x",
    "MM  ID0",
    "mm id0",
    "MM ID0:a b",
    "HBinfo0",
    "xHBinfo",
    "",
  ])("does not know %j", (key) => {
    expect(isBracketField(key)).toBe(false);
  });
});
