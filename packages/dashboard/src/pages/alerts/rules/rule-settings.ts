import type { AlertRuleResource, AlertSeverity, ChangeAlertRule } from "@hearthash/contract";
import { severityChoices } from "../alert-words.js";
import { thresholdUnit } from "./threshold-unit.js";

type Settings = Pick<ChangeAlertRule, "threshold" | "durationS" | "severity">;
type Text = (name: string) => string;

/** A number that was typed. A comma is taken for a point. */
function typed(text: string): number {
  return Number(text.replace(",", "."));
}

/** The threshold as the server keeps it; undefined where nothing stands. */
export function typedThreshold(
  text: Text,
  { unit }: AlertRuleResource,
  scale: "C" | "F",
): number | undefined {
  const value = text("threshold");
  return unit === null || value === "" ? undefined : thresholdUnit(unit, scale).kept(typed(value));
}

/** The duration in seconds; undefined where nothing stands. */
export function typedDurationS(text: Text): number | undefined {
  const minutes = text("durationS");
  return minutes === "" ? undefined : Math.round(typed(minutes) * 60);
}

export function typedSeverity(text: Text): AlertSeverity | undefined {
  return severityChoices.find(({ value }) => value === text("severity"))?.value;
}

/** What a rule's form changes; an empty field is the rule as it comes. */
export function typedSettings(text: Text, rule: AlertRuleResource, scale: "C" | "F"): Settings {
  const severity = typedSeverity(text);
  return {
    ...(rule.unit === null ? {} : { threshold: typedThreshold(text, rule, scale) ?? null }),
    durationS: typedDurationS(text) ?? rule.defaults.durationS,
    ...(severity === undefined ? {} : { severity }),
  };
}
