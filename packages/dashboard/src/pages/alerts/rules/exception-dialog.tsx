import type { AlertRuleResource } from "@hearthash/contract";
import { changeRule } from "../../../live/alert-rules.js";
import { fleet } from "../../../live/house.js";
import { temperatureScale } from "../../../live/preferences.js";
import { Dialog } from "../../../pieces/dialog.js";
import { Form } from "../../../pieces/form.js";
import { SelectField } from "../../../pieces/select-field.js";
import { alertWords, severityChoices } from "../alert-words.js";
import { typedDurationS, typedSeverity, typedThreshold } from "./rule-settings.js";
import { ruleWords } from "./rule-words.js";
import { DurationField, ThresholdField } from "./setting-fields.js";

interface ExceptionDialogProps {
  readonly rule: AlertRuleResource;
  /** Whose exception is changed; undefined: a new one. */
  readonly minerId: string | undefined;
  readonly onClose: () => void;
}

const AS_THE_RULE = { value: "", word: "As the rule" } as const;
const TOLD = [
  { value: "", word: "While the rule is on" },
  { value: "always", word: "Also while the rule is off" },
  { value: "never", word: "Never" },
] as const;

/** What is different for one miner; empty fields are as in the rule. */
export function ExceptionDialog({ rule, minerId, onClose }: ExceptionDialogProps) {
  const scale = temperatureScale.peek();
  const own = minerId === undefined ? {} : (rule.exceptions[minerId] ?? {});
  const submit = async (text: (name: string) => string) => {
    const id = minerId ?? text("minerId");
    const [threshold, durationS] = [typedThreshold(text, rule, scale), typedDurationS(text)];
    const [severity, told] = [typedSeverity(text), text("enabled")];
    const exception = {
      ...(told === "" ? {} : { enabled: told === "always" }),
      ...(threshold === undefined ? {} : { threshold }),
      ...(durationS === undefined ? {} : { durationS }),
      ...(severity === undefined ? {} : { severity }),
    };
    await changeRule(rule.kind, { exceptions: { [id]: exception } });
    onClose();
  };
  const free = fleet.cells.value.filter(({ id }) => rule.exceptions[id] === undefined);
  return (
    <Dialog title={`${alertWords[rule.kind].title}: an exception`} onClose={onClose}>
      <Form action="Save" submit={submit} onCancel={onClose}>
        {minerId === undefined ? (
          <SelectField
            name="minerId"
            label="For which miner"
            value={free[0]?.id ?? ""}
            options={free.map(({ id, info }) => ({ value: id, word: info.peek().name }))}
          />
        ) : (
          <p class="wrap-anywhere">{fleet.get(minerId)?.info.value.name ?? minerId}</p>
        )}
        <SelectField
          name="enabled"
          label="Told"
          value={own.enabled === undefined ? "" : own.enabled ? "always" : "never"}
          options={TOLD}
        />
        <ThresholdField rule={rule} threshold={own.threshold} scale={scale} empty="Empty: as the rule." />
        {ruleWords[rule.kind].hasDuration ? (
          <DurationField rule={rule} durationS={own.durationS} empty="Empty: as the rule." />
        ) : null}
        <SelectField
          name="severity"
          label="How weighty"
          value={own.severity ?? ""}
          options={[AS_THE_RULE, ...severityChoices]}
        />
      </Form>
    </Dialog>
  );
}
