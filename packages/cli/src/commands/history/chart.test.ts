import type { HistoryResult } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { chartLines } from "./chart.js";

const plain = (text: string) => text;
const paint = { strong: plain, faint: plain, good: plain, warm: plain, bad: plain };

function result(avg: readonly (number | null)[], gaps: HistoryResult["gaps"] = []): HistoryResult {
  const times = avg.map((_, index) => index * 1000);
  const column = [...avg];
  return {
    minerId: "x",
    from: 0,
    to: avg.length * 1000,
    parts: [],
    times,
    states: times.map(() => null),
    covered: times.map(() => null),
    points: { powerWallW: { min: column, avg: column, max: column } },
    gaps,
  };
}

describe("a chart", () => {
  it("rises with its values, and names its extremes", () => {
    const lines = chartLines(result([0, 10, 20, 30, 40]), "powerWallW", 5, paint);
    expect(lines[0]).toBe("Wall power  min 0.00  avg 20.0  max 40.0 W");
    expect(lines.slice(1)).toEqual([
      "    40.0     █",
      "            ▆█",
      "           ▅██",
      "          ▃███",
      "    0.00 ▁████",
    ]);
  });

  it("leaves a gap empty, and holds a value where rows are wider than columns", () => {
    const wide = { ...result([5, null, 5]), gaps: [{ from: 1000, to: 2000 }] };
    const lines = chartLines(wide, "powerWallW", 6, paint);
    expect(lines.at(-1)).toBe("    5.00 ██  ██");
  });

  it("says when nothing is known", () => {
    expect(chartLines(result([null, null]), "powerWallW", 10, paint)).toEqual(["Wall power  not known"]);
    const figures = chartLines(
      { ...result([3]), points: { x: { min: [3], avg: [3], max: [3] } } },
      "x",
      10,
      paint,
    );
    expect(figures[0]).toBe("x  min 3.00  avg 3.00  max 3.00");
  });
});
