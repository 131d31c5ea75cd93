import { describe, expect, it } from "vitest";
import {
  type CgminerReply,
  deviceTimeOf,
  failureOf,
  isCgminerReply,
  type ReplyStatus,
  rowsOf,
  type StatusSeverity,
} from "./reply.js";

const empty: CgminerReply = {
  command: "x",
  format: "json",
  status: [],
  sections: {},
  joined: {},
  issues: [],
  text: "",
  tree: undefined,
};

function status(severity: StatusSeverity | undefined, when?: number): ReplyStatus {
  return { severity, when, code: 1, message: "", description: undefined };
}

describe("a reply", () => {
  it("has the rows of a section, or none", () => {
    const reply = { ...empty, sections: { POOLS: [{ POOL: 0 }] } };
    expect(rowsOf(reply, "POOLS")).toEqual([{ POOL: 0 }]);
    expect(rowsOf(reply, "DEVS")).toEqual([]);
  });

  it("is in the protocol with a status, a section or a joined part", () => {
    expect(isCgminerReply(empty)).toBe(false);
    expect(isCgminerReply({ ...empty, issues: [{ code: "truncated", at: "", detail: "" }] })).toBe(false);
    expect(isCgminerReply({ ...empty, status: [status("S")] })).toBe(true);
    expect(isCgminerReply({ ...empty, sections: { A: [] } })).toBe(true);
    expect(isCgminerReply({ ...empty, joined: { a: empty } })).toBe(true);
  });

  it.each([
    ["S", false],
    ["I", false],
    ["W", false],
    ["E", true],
    ["F", true],
    [undefined, false],
  ] as const)("of severity %s is a failure: %s", (severity, fails) => {
    const row = status(severity);
    expect(failureOf({ ...empty, status: [status("S"), row] })).toBe(fails ? row : undefined);
  });

  it("has the miner's clock when that is set", () => {
    expect(deviceTimeOf(empty)).toBeUndefined();
    expect(deviceTimeOf({ ...empty, status: [status("S"), status("S", 1742300000)] })).toBe(1742300000);
    expect(deviceTimeOf({ ...empty, status: [status("S", 24701), status("S", 1742300000)] })).toBeUndefined();
    expect(deviceTimeOf({ ...empty, status: [status("S", 1_000_000_000)] })).toBeUndefined();
    expect(deviceTimeOf({ ...empty, status: [status("S", 1_000_000_001)] })).toBe(1_000_000_001);
  });
});
