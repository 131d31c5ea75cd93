import { describe, expect, it } from "vitest";
import { noMmFields, parseMm } from "../../mm/mm-fields.js";
import { IssueList } from "../../wire/issue.js";
import { readState } from "./read-state.js";

function state(mm: string, rate?: number, litestats = "") {
  const issues = new IssueList();
  const readout = {
    mm: { main: parseMm(mm), others: [], boards: noMmFields },
    litestats: parseMm(litestats),
    tables: {},
  };
  const evaluated = rate === undefined ? undefined : { value: rate, source: "GHSspd" };
  return { ...readState(readout, evaluated, issues), issues: issues.all.map((issue) => issue.code) };
}

describe("readState", () => {
  it.each([
    ["SYSTEMSTATU[Work: In Init, Hash Board: 1]", "starting"],
    ["SYSTEMSTATU[Work: In Work, Hash Board: 1]", "hashing"],
    ["SYSTEMSTATU[Work: In Idle, Hash Board: 1]", "standby"],
    ["SYSTEMSTATU[Work: In Fault, Hash Board: 0]", "fault"],
    ["STATE[0]", "starting"],
    ["STATE[1]", "hashing"],
    ["STATE[2]", "standby"],
    ["STATE[3]", "fault"],
    ["STATE[9]", "unknown"],
    ["SYSTEMSTATU[Work: In constructor, Hash Board: 1]", "unknown"],
    ["SYSTEMSTATU[Work: , Hash Board: 1] STATE[2]", "standby"],
  ])("%s is %s", (mm, expected) => {
    expect(state(mm).state).toBe(expected);
  });

  it("believes the word more than the number and tells when they differ", () => {
    expect(state("STATE[1] SYSTEMSTATU[Work: In Idle, Hash Board: 1]", 50)).toEqual({
      state: "standby",
      source: "SYSTEMSTATU",
      issues: ["state-conflict"],
    });
  });

  it("takes the state of litestats where the long text has none", () => {
    expect(state("Ver[x]", 0, "STATE[2]")).toMatchObject({ state: "standby", source: "litestats.STATE" });
  });

  it("goes by the rate of the moment only where the miner has no word for it", () => {
    expect(state("HashStatus[1]", 4.1)).toMatchObject({ state: "hashing", source: "GHSspd" });
    expect(state("HashStatus[1] SoftOFF[4]", 0)).toMatchObject({ state: "standby", source: "SoftOFF" });
    expect(state("HashStatus[1] SoftOFF[4]", 4.1).state).toBe("hashing");
    expect(state("HashStatus[0] SoftOFF[0]", 0).state).toBe("unknown");
    expect(state("HashStatus[0]").state).toBe("unknown");
  });
});
