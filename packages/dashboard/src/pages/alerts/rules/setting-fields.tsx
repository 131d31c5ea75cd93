import type { AlertRuleResource } from "@hearthash/contract";
import { catalogue } from "../../../live/catalogue.js";
import { fleet } from "../../../live/house.js";
import { TextField } from "../../../pieces/text-field.js";
import { ruleWords } from "./rule-words.js";
import { thresholdUnit } from "./threshold-unit.js";

interface ThresholdFieldProps {
  readonly rule: AlertRuleResource;
  /** What stands in it; null or undefined: nothing. */
  readonly threshold: number | null | undefined;
  readonly scale: "C" | "F";
  /** What an empty field means, where it is not the model's own. */
  readonly empty?: string;
}

/** The threshold in the reader's unit; nothing where the rule has none. */
export function ThresholdField({ rule, threshold, scale, empty }: ThresholdFieldProps) {
  const label = ruleWords[rule.kind].threshold;
  if (rule.unit === null || label === undefined) return null;
  const unit = thresholdUnit(rule.unit, scale);
  const [min, max] = unit.range;
  const hint = empty ?? modelsText(rule, unit.text);
  return (
    <TextField
      name="threshold"
      label={`${label}, in ${unit.word}`}
      type="number"
      min={min}
      max={max}
      step={unit.step}
      value={typeof threshold === "number" ? String(unit.shown(threshold)) : ""}
      isRequired={hint === undefined}
    >
      {hint}
    </TextField>
  );
}

interface DurationFieldProps {
  readonly rule: AlertRuleResource;
  readonly durationS: number | undefined;
  readonly empty?: string;
}

/** For how many minutes it has to be so. */
export function DurationField({ durationS, empty }: DurationFieldProps) {
  return (
    <TextField
      name="durationS"
      label="For how long, in minutes"
      type="number"
      min={0}
      max={1440}
      step="any"
      value={durationS === undefined ? "" : String(Math.round((durationS / 60) * 100) / 100)}
      isRequired={empty === undefined}
    >
      {empty}
    </TextField>
  );
}

/** What an empty threshold means where each model has its own; undefined where it cannot be empty. */
function modelsText({ defaults }: AlertRuleResource, text: (kept: number) => string): string | undefined {
  const names = catalogue.value?.models;
  const here = new Set(fleet.cells.value.map(({ info }) => info.value.model));
  const limits = Object.entries(defaults.models);
  if (limits.length === 0) return undefined;
  const meant = limits.some(([id]) => here.has(id)) ? limits.filter(([id]) => here.has(id)) : limits;
  const list = meant.map(([id, limit]) => {
    const name = names?.find((model) => model.id === id)?.name ?? id;
    return `${name} ${text(limit)}`;
  });
  return `Empty: its model's limit (${list.join(", ")}).`;
}
