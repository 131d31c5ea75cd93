import { beforeEach, describe, expect, it, vi } from "vitest";
import { thresholdUnit } from "./threshold-unit.js";

// Node before 21 has no navigator: a browser's part.
beforeEach(() => vi.stubGlobal("navigator", { languages: ["en-GB"], language: "en-GB" }));

describe("a threshold", () => {
  it("is typed in the reader's scale and kept in °C", () => {
    const unit = thresholdUnit("°C", "F");
    expect([unit.word, unit.shown(100), unit.kept(212)]).toEqual(["°F", 212, 100]);
    for (const kept of [85, 90, 100, 105]) expect(unit.kept(unit.shown(kept))).toBe(kept);
    expect(thresholdUnit("°C", "C").kept(100)).toBe(100);
  });

  it("of a share is counted in thousand millions", () => {
    const unit = thresholdUnit("difficulty", "C");
    expect([unit.shown(2.5e9), unit.kept(2.5), unit.text(2.5e9)]).toEqual([2.5, 2.5e9, "difficulty 2.5 G"]);
  });

  it("is written with its unit", () => {
    expect(thresholdUnit("% of normal", "C").text(80)).toBe("80 % of normal");
    expect(thresholdUnit("o'clock", "C").text(8)).toBe("8:00");
    expect(thresholdUnit("°C", "F").text(37.78)).toBe("100 °F");
  });
});
