import { describe, expect, it } from "vitest";
import { HearthashError, isHearthashError } from "./hearthash-error.js";

describe("HearthashError", () => {
  it("carries what happened, to whom and whether to try again", () => {
    const cause = new Error("socket hang up");
    const device = { code: 14, message: "Invalid command" };
    const options = { miner: "192.0.2.7:4028", command: "summary", device, cause };
    const error = new HearthashError("timeout", "no answer in 12 s", options);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: "HearthashError",
      code: "timeout",
      message: "no answer in 12 s",
      miner: "192.0.2.7:4028",
      command: "summary",
      device: { code: 14, message: "Invalid command" },
      retryable: true,
    });
    expect(error.cause).toBe(cause);
    expect(String(error)).toBe("HearthashError: no answer in 12 s");
  });

  it("knows nothing it was not told", () => {
    const error = new HearthashError("aborted", "stopped");
    expect(error).toMatchObject({ code: "aborted", retryable: false });
    expect([error.miner, error.command, error.device]).toEqual([undefined, undefined, undefined]);
    expect("cause" in error).toBe(false);
  });
});

describe("isHearthashError", () => {
  const error = new HearthashError("refused", "nobody listens");

  it("tells it from other errors, by code if asked", () => {
    expect(isHearthashError(error)).toBe(true);
    expect(isHearthashError(error, "refused")).toBe(true);
    expect(isHearthashError(error, "timeout", "refused")).toBe(true);
    expect(isHearthashError(error, "timeout")).toBe(false);
  });

  it("knows one from another copy of the library", () => {
    const copy = Object.assign(new Error("x"), { name: "HearthashError", code: "closed" });
    expect(isHearthashError(copy, "closed")).toBe(true);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "HearthashError"],
    ["another error", new Error("refused")],
    ["another error with a code", Object.assign(new Error("x"), { code: "refused" })],
    ["a plain object", { name: "HearthashError", code: "refused" }],
    ["an unknown code", Object.assign(new Error("x"), { name: "HearthashError", code: "ECONNREFUSED" })],
  ])("is not %s", (_, value) => {
    expect(isHearthashError(value)).toBe(false);
  });
});
