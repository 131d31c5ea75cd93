import { describe, expect, it } from "vitest";
import { findMm } from "./find-mm.js";

describe("findMm", () => {
  it("finds the text of a home miner and nothing else", () => {
    const { main, others, boards } = findMm([
      { STATS: 0, ID: "AVALON0", "MM ID0": "TMax[86]", "MM Count": 1 },
    ]);
    expect(main.number("TMax")).toBe(86);
    expect(main.keys).toEqual(["TMax"]);
    expect(others).toEqual([]);
    expect(boards.keys).toEqual([]);
  });

  it("finds the Avalon Q's two texts by their names", () => {
    const { main, others, boards } = findMm([
      { HBinfo: "'HB0':{PVT_T0[ 71 72]}", "MM ID0:Summary": "'STATS':{Ver[Q] TAvg[70]}" },
    ]);
    expect(main.number("TAvg")).toBe(70);
    expect(others).toEqual([]);
    expect(boards.list("PVT_T0")).toEqual([71, 72]);
  });

  it("keeps the modules of an older machine apart, in order, over all rows", () => {
    const { main, others } = findMm([
      { "MM ID1": "HW[1]", "MM ID2": "HW[2]" },
      { ID: "POOL0" },
      { "MM ID10": "HW[10]" },
    ]);
    expect(main.number("HW")).toBe(1);
    expect(others.map((module) => module.number("HW"))).toEqual([2, 10]);
  });

  it("names the member an issue was found in", () => {
    expect(findMm([{ "MM ID3": "HW[1" }]).main.issues).toEqual([
      { code: "truncated", at: "MM ID3", detail: "the reply ends inside HW" },
    ]);
  });

  it("takes an empty or blank text, another type and another name for absent", () => {
    const { main, others, boards } = findMm([
      { "MM ID0": "", "MM ID1": "  ", "MM ID2": 5, "MM ID": "A[1]", "XMM ID0": "A[2]", "MM ID0 ": "A[3]" },
      { "MM ID0:Summary": "A[4]", HBinfo: "" },
    ]);
    expect(main.number("A")).toBe(4);
    expect(others).toEqual([]);
    expect(boards.keys).toEqual([]);
  });

  it("has no values for a miner without such a text", () => {
    const { main, others } = findMm([]);
    expect(main.keys).toEqual([]);
    expect(main.issues).toEqual([]);
    expect(others).toEqual([]);
  });
});
