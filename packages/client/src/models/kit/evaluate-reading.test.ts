import { describe, expect, it } from "vitest";
import { noMmFields, parseMm } from "../../mm/mm-fields.js";
import { IssueList } from "../../wire/issue.js";
import type { ReplyRow } from "../../wire/reply.js";
import { evaluateReading } from "./evaluate-reading.js";
import { fold, lite, mm, mmEach, mmList, type Reading, row } from "./reading.js";

function evaluate(
  reading: Reading,
  parts: { mm?: string; lite?: string; stats?: ReplyRow[]; summary?: ReplyRow[] },
) {
  const issues = new IssueList();
  const readout = {
    mm: { main: parseMm(parts.mm ?? ""), others: [], boards: noMmFields },
    litestats: parseMm(parts.lite ?? ""),
    tables: { stats: parts.stats ?? [], summary: parts.summary ?? [] },
  };
  const found = evaluateReading(reading, readout, issues);
  return { ...found, issues: issues.all.map((issue) => issue.code) };
}

describe("evaluateReading", () => {
  it("reads a value and scales it", () => {
    expect(evaluate(mm("GHSspd", { scale: 1e-3 }), { mm: "GHSspd[6652.00]" })).toEqual({
      value: 6.652,
      source: "GHSspd",
      issues: [],
    });
    expect(evaluate(lite("Limitemp"), { lite: "Limitemp[28]" })).toMatchObject({
      value: 28,
      source: "litestats.Limitemp",
    });
  });

  it("counts list indices from 0", () => {
    const ps = "PS[0 1210 2083 37 760 2085 824]";
    expect(evaluate(mmList("PS", 6), { mm: ps })).toEqual({ value: 824, source: "PS[6]", issues: [] });
    expect(evaluate(mmList("PS", 4), { mm: ps })).toMatchObject({ value: 760, source: "PS[4]" });
  });

  it("knows nothing of a list that is too short, all zero or no number there", () => {
    expect(evaluate(mmList("PS", 6), { mm: "PS[0 1210 2083]" })).toEqual({ issues: ["layout-unknown"] });
    expect(evaluate(mmList("PS", 6), { mm: "PS[0 0 0 0 0 0 0]" })).toEqual({ issues: ["value-invalid"] });
    expect(evaluate(mmList("PS", 6), { mm: "PS[0 1 2 3 4 5 nan]" })).toEqual({ issues: ["layout-unknown"] });
    expect(evaluate(mmList("PS", 6), { mm: "PSU[1]" })).toEqual({ issues: [] });
  });

  it("reports -273 and nan, and passes over zeros that mean nothing", () => {
    expect(evaluate(mm("ITemp"), { mm: "ITemp[-273]" })).toEqual({ issues: ["no-sensor"] });
    expect(evaluate(mm("GHSavg"), { mm: "GHSavg[-nan]" })).toEqual({ issues: ["not-a-number"] });
    expect(evaluate(mm("TMax", { zero: "unknown" }), { mm: "TMax[0]" })).toEqual({ issues: [] });
    expect(evaluate(mm("PING"), { mm: "PING[0]" })).toMatchObject({ value: 0 });
    expect(evaluate(mm("Freq"), { mm: "Freq[]" })).toEqual({ issues: [] });
  });

  it("lists fans in order, or not at all when one is no number", () => {
    expect(evaluate(mmEach(/^Fan\d+$/), { mm: "Fan1[10] FanR[5%] Fan2[0]" })).toEqual({
      value: [10, 0],
      source: "Fan1, Fan2",
      issues: [],
    });
    expect(evaluate(mmEach(/^Fan\d+$/), { mm: "Fan1[10] Fan2[x]" })).toEqual({ issues: ["not-a-number"] });
    expect(evaluate(mmEach(/^Fan\d+$/), { mm: "FanR[5%]" })).toEqual({ issues: [] });
  });

  it("reads rows by name or pattern from the first row that has it", () => {
    const stats = [{ Type: "x" }, { "GHS 5s": "13701.22", chain_rate1: "" }];
    expect(evaluate(row("stats", "GHS 5s"), { stats })).toMatchObject({
      value: 13701.22,
      source: "stats.GHS 5s",
    });
    expect(evaluate(row("summary", /^MHS \d+s$/), { summary: [{ "MHS 30s": 5 }] })).toMatchObject({
      value: 5,
    });
    expect(evaluate(row("stats", "chain_rate1"), { stats })).toEqual({ issues: [] });
    expect(evaluate(row("stats", "Type"), { stats })).toEqual({ issues: ["not-a-number"] });
    expect(evaluate(row("stats", "none"), { stats })).toEqual({ issues: [] });
  });

  it("folds several members, and the parts of an Antminer's temperatures", () => {
    const stats = [{ temp_chip1: "58-57-72-71", temp_chip2: "0-0-0-0", temp2: 60, temp2_1: 99 }];
    expect(evaluate(fold("stats", /^temp_chip\d+$/, "max", { zero: "unknown" }), { stats })).toEqual({
      value: 72,
      source: "max of stats.temp_chip1",
      issues: [],
    });
    expect(evaluate(fold("stats", /^temp2$/, "sum"), { stats })).toMatchObject({ value: 60 });
    expect(evaluate(fold("stats", /^temp_chip1$/, "mean"), { stats })).toMatchObject({ value: 64.5 });
    expect(evaluate(fold("stats", /^fan\d+$/, "list"), { stats: [{ fan1: 0, fan2: 5 }] })).toMatchObject({
      value: [0, 5],
    });
    expect(evaluate(fold("stats", /^nothing$/, "max"), { stats })).toEqual({ issues: [] });
  });
});
