import type { AlertRuleResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { changeRule } from "../../../live/alert-rules.js";
import { temperatureScale } from "../../../live/preferences.js";
import { Action } from "../../../pieces/action.js";
import { Form } from "../../../pieces/form.js";
import { SelectField } from "../../../pieces/select-field.js";
import { severityChoices } from "../alert-words.js";
import { Exceptions } from "./exceptions.js";
import { isAsItComes, ruleSentence } from "./rule-sentence.js";
import { typedSettings } from "./rule-settings.js";
import { ruleWords } from "./rule-words.js";
import { DurationField, ThresholdField } from "./setting-fields.js";

/** What can be set of a rule, for all miners and for single ones. */
export function RuleForm({ rule }: { readonly rule: AlertRuleResource }) {
  const scale = temperatureScale.value;
  // Fields keep what is typed: after a change from elsewhere they begin anew.
  const resets = useSignal(0);
  const isSaved = useSignal(false);
  const { threshold, durationS, severity } = rule;
  const { hasDuration, isOfHouse } = ruleWords[rule.kind];
  const asItComes = { ...rule, threshold: rule.defaults.threshold, durationS: rule.defaults.durationS };
  return (
    <div class="rule-form">
      <Form
        key={`${threshold} ${durationS} ${severity} ${scale} ${resets.value}`}
        look="plain"
        action="Save"
        submit={async (text) => {
          isSaved.value = false;
          await changeRule(rule.kind, typedSettings(text, rule, scale));
          isSaved.value = true;
        }}
      >
        <div class="field-pair">
          <ThresholdField rule={rule} threshold={threshold} scale={scale} />
          {hasDuration ? <DurationField rule={rule} durationS={durationS} /> : null}
          <SelectField name="severity" label="How weighty" value={severity} options={severityChoices} />
        </div>
      </Form>
      <p class="small soft saved" role="status">
        {isSaved.value ? "Saved" : ""}
      </p>
      {isAsItComes(rule) ? null : (
        <div class="default-line">
          <p class="small soft">As it comes: {ruleSentence(asItComes, {}, scale)}</p>
          <Action
            act={async () => {
              await changeRule(rule.kind, {
                threshold: rule.defaults.threshold,
                durationS: rule.defaults.durationS,
              });
              resets.value += 1;
            }}
          >
            Back to default
          </Action>
        </div>
      )}
      {rule.miners === "all" ? null : (
        <Action act={() => changeRule(rule.kind, { miners: "all" })}>Let it hold for all miners</Action>
      )}
      {isOfHouse === true ? null : <Exceptions rule={rule} />}
    </div>
  );
}
