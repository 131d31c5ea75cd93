import { pointIds } from "@hearthash/client";
import { describe, expect, it } from "vitest";
import { duration, figure } from "./figures.js";

describe("figure", () => {
  it.each([
    ["hashrateThs", { hashrateThs: 37.51842 }, "37.5 TH/s"],
    ["hashrateThs", { hashrateThs: 5.00231 }, "5.00 TH/s"],
    ["hashrateThs", { hashrateThs: 110.25 }, "110 TH/s"],
    ["hashrateThs", { hashrateThs: 1317.4 }, "1,317 TH/s"],
    ["hashrateThs", { hashrateThs: 0 }, "0.00 TH/s"],
    ["powerWallW", { powerWallW: 1310 }, "1,310 W"],
    ["efficiencyJPerTh", { efficiencyJPerTh: 21.8 }, "21.8 J/TH"],
    ["tempInletC", { tempInletC: 26.54 }, "26.5 °C"],
    ["fanRpm", { fanRpm: [1401, 0] }, "1,401 0 rpm"],
    ["bestShare", { bestShare: 224199508 }, "224 M"],
    ["bestShare", { bestShare: 999 }, "999"],
    ["rejectPercent", { rejectPercent: 0.166 }, "0.17 %"],
    ["lcdOn", { lcdOn: false }, "off"],
    ["workMode", { workMode: "night" }, "night"],
  ] as const)("%s of %j reads %s", (id, points, expected) => {
    expect(figure(points, id)).toBe(expected);
  });

  it("gives nothing for what is not known", () => {
    for (const id of pointIds) expect(figure({}, id)).toBeUndefined();
  });
});

describe("duration", () => {
  it.each([
    [0, "0s"],
    [59.9, "59s"],
    [60, "1m"],
    [3600, "1h"],
    [274_320, "3d 4h 12m"],
    [86_400, "1d"],
    [-5, "0s"],
  ])("%d seconds are %s", (seconds, expected) => {
    expect(duration(seconds)).toBe(expected);
  });
});
