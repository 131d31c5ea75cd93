import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calm, type LevelMemory, stepLevel, type Verdict } from "./level.js";

const times = { durationMs: 60_000, clearMs: 30_000 };

/** Steps through moments, in seconds, and gives what was told when. */
function told(moments: readonly (readonly [number, Verdict])[], start: LevelMemory = calm) {
  let memory = start;
  return moments.flatMap(([second, verdict]) => {
    const step = stepLevel(memory, verdict, second * 1000, times);
    memory = step.memory;
    return step.transition === undefined ? [] : [`${step.transition} ${second}`];
  });
}

describe("a condition with a length", () => {
  it("begins when it was bad without a break, and ends when it was good without a break", () => {
    expect(
      told([
        [0, "bad"],
        [59, "bad"],
        [60, "bad"],
        [90, "good"],
        [119, "good"],
        [120, "good"],
      ]),
    ).toEqual(["on 60", "off 120"]);
  });

  it("begins anew when it was good in between", () => {
    expect(
      told([
        [0, "bad"],
        [50, "good"],
        [51, "bad"],
        [100, "bad"],
        [111, "bad"],
      ]),
    ).toEqual(["on 111"]);
  });

  it("does not flap between the thresholds", () => {
    expect(
      told([
        [0, "bad"],
        [60, "bad"],
        [70, "between"],
        [200, "between"],
        [300, "bad"],
      ]),
    ).toEqual(["on 60"]);
  });

  it("neither begins nor ends while nothing is known", () => {
    expect(
      told([
        [0, "bad"],
        [30, "unknown"],
        [60, "bad"],
        [119, "bad"],
      ]),
    ).toEqual([]);
    expect(
      told([
        [0, "bad"],
        [60, "bad"],
        [90, "good"],
        [100, "unknown"],
        [120, "good"],
      ]),
    ).toEqual(["on 60"]);
  });

  it("survives a clock that is set back", () => {
    expect(
      told([
        [1000, "bad"],
        [0, "bad"],
        [59, "bad"],
        [60, "bad"],
      ]),
    ).toEqual(["on 60"]);
  });

  it("takes turns, whatever comes, also when it is saved and loaded in between", () => {
    const verdict = fc.constantFrom<Verdict>("bad", "between", "good", "unknown");
    const moment = fc.tuple(fc.integer({ min: -5000, max: 90_000 }), verdict, fc.boolean());
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 200 }), (moments) => {
        let memory = calm;
        let now = 0;
        let before = "off";
        let badFor: number | undefined;
        for (const [passed, seen, isReloaded] of moments) {
          now = Math.max(0, now + passed);
          if (passed < 0) badFor = undefined;
          if (isReloaded) memory = JSON.parse(JSON.stringify(memory)) as LevelMemory;
          badFor = seen === "bad" ? (badFor ?? now) : undefined;
          const step = stepLevel(memory, seen, now, times);
          memory = step.memory;
          if (step.transition === undefined) continue;
          expect(step.transition).not.toBe(before);
          before = step.transition;
          if (step.transition === "on") expect(seen).toBe("bad");
          if (step.transition === "on" && badFor !== undefined)
            expect(now - badFor).toBeGreaterThanOrEqual(0);
          if (step.transition === "off") expect(seen).toBe("good");
        }
      }),
    );
  });
});
