import type { Config } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { problemText } from "../../live/problem.js";
import { changeSettings } from "../../live/server-settings.js";
import { Form } from "../../pieces/form.js";
import { Switch } from "../../pieces/switch.js";
import { NumberField } from "./number-field.js";
import { numberFrom } from "./number-from.js";

/** One a day by the server's own clock, and how many of those are kept. */
export function DailyBackups({ backup: { daily, keep } }: Pick<Config, "backup">) {
  const problem = useSignal<string | undefined>(undefined);
  const toggle = async (isOn: boolean) => {
    problem.value = undefined;
    try {
      await changeSettings({ "backup.daily": isOn });
    } catch (error) {
      problem.value = problemText(error);
    }
  };
  const save = async (text: (name: string) => string) => {
    await changeSettings({ "backup.keep": numberFrom(text("keep")) ?? null });
  };
  return (
    <div class="stack">
      <div class="row">
        <div class="grow">
          <h3>One each day</h3>
          <p class="small soft">The oldest daily ones go; those made by hand are never removed.</p>
        </div>
        <Switch label="One each day" isOn={daily} onToggle={(isOn) => void toggle(isOn)} />
      </div>
      {problem.value === undefined ? null : (
        <p class="field-error" role="alert">
          {problem.value}
        </p>
      )}
      {daily ? (
        <Form look="plain" action="Save" done="Saved" submit={save}>
          <div class="field-pair">
            <NumberField name="keep" label="Daily ones that are kept" range={[1, 365]} value={keep} isWhole />
          </div>
        </Form>
      ) : null}
    </div>
  );
}
