import { describe, expect, it } from "vitest";
import { moveLeadingOptions, namesNoCommand } from "./leading-options.js";

describe("moveLeadingOptions", () => {
  it.each([
    [
      ["-H", "a", "status"],
      ["status", "-H", "a"],
    ],
    [
      ["--host", "a", "-p", "4029", "raw", "summary"],
      ["raw", "--host", "a", "-p", "4029", "summary"],
    ],
    [
      ["--host=a", "status", "--json"],
      ["status", "--host", "a", "--json"],
    ],
    [
      ["--json", "-H", "a", "pools"],
      ["pools", "--json", "-H", "a"],
    ],
    [
      ["status", "-H", "a"],
      ["status", "-H", "a"],
    ],
    [
      ["-H", "a", "--web-port=81", "web", "logs", "efuse"],
      ["web", "logs", "-H", "a", "--web-port", "81", "efuse"],
    ],
    [
      ["-H", "a", "web"],
      ["web", "-H", "a"],
    ],
    [
      ["--bogus", "status"],
      ["--bogus", "status"],
    ],
    [
      ["-H", "a", "--bogus", "status"],
      ["-H", "a", "--bogus", "status"],
    ],
    [["--help"], ["--help"]],
    [["-H"], ["-H"]],
  ])("%j becomes %j", (args, expected) => {
    expect(moveLeadingOptions(args)).toEqual(expected);
  });

  it("knows when no verb is there", () => {
    expect(namesNoCommand(["-H", "a"])).toBe(true);
    expect(namesNoCommand(["-H"])).toBe(true);
    expect(namesNoCommand(["-H", "a", "status"])).toBe(false);
    expect(namesNoCommand(["--help"])).toBe(false);
    expect(namesNoCommand([])).toBe(false);
  });
});
