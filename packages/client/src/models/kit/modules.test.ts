import { describe, expect, it } from "vitest";
import { IssueList } from "../../wire/issue.js";
import { emptyObject } from "../../wire/json-value.js";
import type { CgminerReply } from "../../wire/reply.js";
import { aSeries } from "../a-series.js";
import { readBoards, readFans } from "./read-boards.js";
import { readPoints } from "./read-points.js";
import { toReadout } from "./readout.js";

/** A controller with several modules in one row, as machines before the A10 have it. */
function readout(...modules: string[]) {
  const row = Object.fromEntries(modules.map((text, index) => [`MM ID${index + 1}`, text]));
  const stats: CgminerReply = {
    command: "estats",
    format: "json",
    status: [],
    sections: { STATS: [{ STATS: 0, ID: "AV70", ...row }] },
    joined: emptyObject(),
    issues: [],
    text: "",
    tree: undefined,
  };
  return toReadout({ estats: stats });
}

const module = (rate: string, max: number) =>
  `SYSTEMSTATU[Work: In Work] GHSspd[${rate}] TMax[${max}] TAvg[${max - 10}] Fan1[5000] Fan2[5100] HW[3] MGHS[${rate}] PS[0 1200 1300 50 900 1300]`;

describe("a machine of several modules", () => {
  it("is their sum, their hottest chip, all their fans and boards", () => {
    const issues = new IssueList();
    const both = readout(module("7000.00", 80), module("6500.00", 91));
    const { points, sources } = readPoints(aSeries, both, issues);
    expect(points.hashrateThs).toBeCloseTo(13.5, 9);
    expect(sources.hashrateThs?.source).toBe("sum of GHSspd over 2 modules");
    expect(points).toMatchObject({ tempChipMaxC: 91, tempChipAvgC: 75.5, hardwareErrors: 6, powerDcW: 1800 });
    expect(points.fanRpm).toEqual([5000, 5100, 5000, 5100]);
    expect(readFans(both).map((fan) => fan.index)).toEqual([1, 2, 3, 4]);
    expect(readBoards(both).map((board) => [board.index, board.hashrateAvgThs])).toEqual([
      [0, 7],
      [1, 6.5],
    ]);
    expect(issues.all).toEqual([]);
  });

  it("gives no sum while a module says nothing", () => {
    const issues = new IssueList();
    const { points } = readPoints(aSeries, readout(module("7000.00", 80), module("nan", 91)), issues);
    expect(points).not.toHaveProperty("hashrateThs");
    expect(points.tempChipMaxC).toBe(91);
    expect(issues.all.map((issue) => issue.code)).toContain("layout-unknown");
  });
});
