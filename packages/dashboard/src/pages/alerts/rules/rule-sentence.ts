import type { AlertRuleResource } from "@hearthash/contract";
import { durationText } from "../../../format/figure-text.js";
import { ruleWords } from "./rule-words.js";
import { thresholdUnit } from "./threshold-unit.js";

/** A rule's settings, or what is different for one miner. */
interface Settings {
  readonly threshold?: number | null | undefined;
  readonly durationS?: number | undefined;
}

/** When a rule tells, in words. */
export function ruleSentence(rule: AlertRuleResource, settings: Settings, scale: "C" | "F"): string {
  const { kind, unit } = rule;
  const threshold = settings.threshold ?? rule.threshold;
  const durationS = settings.durationS ?? rule.durationS;
  const over =
    unit === null || threshold === null ? "its model's limit" : thresholdUnit(unit, scale).text(threshold);
  return ruleWords[kind].sentence(over, durationS === 0 ? "" : ` for ${durationText(durationS * 1000)}`);
}

/** Whether threshold and duration are as they come. */
export function isAsItComes({ threshold, durationS, defaults }: AlertRuleResource): boolean {
  return threshold === defaults.threshold && durationS === defaults.durationS;
}
