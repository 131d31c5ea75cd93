import { type KnownPoints, type MinerState, pointCatalogue, pointIds } from "@hearthash/client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../packages/server/src/alerts/engine/evaluate.js";
import type { EffectiveRule, RuleMemory } from "../../../packages/server/src/alerts/engine/rule.js";
import { minerKinds } from "../../../packages/server/src/alerts/kinds/index.js";
import { liveMiner } from "./live-miner.js";

const extremes = fc.constantFrom(0, 1, 100, 1e12, -40);
const number = fc.oneof(fc.double({ min: -50, max: 500, noNaN: true }), extremes);

/** Any points a miner may show; strange ones too. */
const points: fc.Arbitrary<KnownPoints> = fc.dictionary(fc.constantFrom(...pointIds), number).map((given) => {
  const shaped = Object.entries(given).map(([id, value]) => {
    const { unit } = pointCatalogue[id as keyof typeof pointCatalogue];
    if (unit === "word") return [id, value > 10 ? "night" : "heating"];
    if (unit === "boolean") return [id, value > 10];
    return [id, unit === "rpm" ? [value, 1000] : value];
  });
  return Object.fromEntries(shaped) as KnownPoints;
});

const moment = fc.record({
  points,
  seconds: fc.integer({ min: -600, max: 3600 }),
  state: fc.constantFrom<MinerState>("hashing", "standby", "starting", "fault", "unknown"),
  presence: fc.constantFrom("new", "online", "online", "offline"),
  isReloaded: fc.boolean(),
  enabled: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
  hasRestarted: fc.boolean(),
});

describe("every kind of alert", () => {
  it.each(minerKinds)("%s: on and off take turns, nothing throws, and a reload changes nothing", (kind) => {
    fc.assert(
      fc.property(
        fc.array(moment, { maxLength: 120 }),
        fc.integer({ min: 0, max: 1200 }),
        (moments, durationS) => {
          const rule: EffectiveRule = {
            ...{ kind, enabled: true, threshold: 50, durationMs: durationS * 1000, severity: "warning" },
          };
          let memory: RuleMemory = {};
          let reloaded: RuleMemory = {};
          let now = 1_795_305_600_000;
          let isOn = false;
          for (const { seconds, enabled, hasRestarted, isReloaded, ...told } of moments) {
            now += seconds * 1000;
            const sight = { live: liveMiner(now, told), now, hasRestarted, commands: () => [] };
            const evaluation = evaluate({ ...rule, enabled }, memory, sight);
            const again = evaluate({ ...rule, enabled }, reloaded, sight);
            expect(again.transition).toEqual(evaluation.transition);
            memory = evaluation.memory;
            reloaded = isReloaded ? (JSON.parse(JSON.stringify(again.memory)) as RuleMemory) : again.memory;
            if (evaluation.transition?.to === "on") expect(isOn).toBe(false);
            if (evaluation.transition?.to === "off") expect(isOn).toBe(true);
            isOn = evaluation.transition?.to === "on" || (isOn && evaluation.transition?.to !== "off");
          }
          expect(JSON.stringify(memory).length).toBeLessThan(4000);
        },
      ),
      { numRuns: 60 },
    );
  });
});
