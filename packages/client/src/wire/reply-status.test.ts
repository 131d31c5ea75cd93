import { describe, expect, it } from "vitest";
import type { JsonObject } from "./json-value.js";
import { readStatus, toStatus, wordStatus } from "./reply-status.js";

const row = { STATUS: "E", When: 1742300000, Code: 14, Msg: "Invalid command", Description: "cgminer" };
const read = {
  severity: "E",
  when: 1742300000,
  code: 14,
  message: "Invalid command",
  description: "cgminer",
};
const nothing = {
  severity: undefined,
  when: undefined,
  code: undefined,
  message: undefined,
  description: undefined,
};

describe("readStatus", () => {
  it.each<[string, JsonObject, unknown]>([
    ["a list of rows", { STATUS: [row, 5, { STATUS: "S" }] }, [read, { ...nothing, severity: "S" }]],
    ["one row", { STATUS: row }, [read]],
    ["a letter beside the rest", { ...row, POWER: 5 }, [read]],
    ["a word", { STATUS: "BYE", When: 5, id: 1 }, [{ ...nothing, message: "BYE" }]],
    ["letters that are no severity", { STATUS: "SE" }, [{ ...nothing, message: "SE" }]],
    ["an empty list", { STATUS: [] }, []],
    ["a number", { STATUS: 1 }, []],
    ["null", { STATUS: null }, []],
    ["nothing", {}, []],
  ])("reads %s", (_, top, status) => {
    expect(readStatus(top)).toEqual(status);
  });
});

describe("toStatus", () => {
  it.each(["S", "I", "W", "E", "F"])("knows the severity %s", (letter) => {
    expect(toStatus({ STATUS: letter }).severity).toBe(letter);
  });

  it.each(["s", "X", "", "SS", "S\n"])("knows no severity %j", (letter) => {
    expect(toStatus({ STATUS: letter }).severity).toBeUndefined();
  });

  it("reads the numbers of a text row", () => {
    expect(toStatus({ STATUS: "S", When: "24701", Code: "-1", Msg: "136" })).toEqual({
      ...nothing,
      severity: "S",
      when: 24701,
      code: -1,
      message: "136",
    });
  });

  it.each([1.5, 2 ** 53, "1.5", "", "x1", "1x", "1234567890123456", "--1", null, true])(
    "makes no whole number of %j",
    (value) => {
      expect(toStatus({ When: value, Code: value })).toEqual(nothing);
    },
  );

  it("does not look into lists", () => {
    expect(toStatus({ STATUS: ["S"], When: [5], Code: ["14"], Msg: ["x"] })).toEqual(nothing);
  });

  it("takes a text for a message, and nothing else", () => {
    expect(toStatus({ Msg: 5, Description: null })).toEqual(nothing);
    expect(toStatus({ Msg: "", Description: "x" })).toEqual({ ...nothing, message: "", description: "x" });
  });
});

describe("wordStatus", () => {
  it("says the word and nothing else", () => {
    expect(wordStatus("RESTART")).toEqual({ ...nothing, message: "RESTART" });
  });
});
