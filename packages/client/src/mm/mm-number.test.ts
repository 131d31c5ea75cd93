import { describe, expect, it } from "vitest";
import { NO_SENSOR, parseMmNumber } from "./mm-number.js";

describe("parseMmNumber", () => {
  it.each([
    ["0", 0],
    ["62", 62],
    ["-1", -1],
    ["-273", NO_SENSOR],
    ["37412.55", 37412.55],
    ["-0.5", -0.5],
    [" 85 ", 85],
    ["2.374%", 2.374],
    ["33%", 33],
    ["269880 B", 269880],
    ["12 MHz", 12],
    ["00012", 12],
    ["18446744073709551615", 2 ** 64],
  ])("reads %j as %d", (text, value) => {
    expect(parseMmNumber(text)).toBe(value);
  });

  it.each([
    "",
    " ",
    "-",
    "--41",
    "nan",
    "-nan",
    "inf",
    "Infinity",
    "0x01",
    "0x02.00000000",
    "1e5",
    "+5",
    "1.",
    ".5",
    "1,5",
    "1 2",
    "33 %",
    "33%%",
    "33% B",
    "12 Words",
    "12  B",
    "12B",
    "B 12",
    "0-0",
    "133-90-3450",
    "(null)",
    "9".repeat(400),
  ])("makes no number of %j", (text) => {
    expect(parseMmNumber(text)).toBeUndefined();
  });
});
