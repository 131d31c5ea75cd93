import type { AlertRuleResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { changeRule } from "../../../live/alert-rules.js";
import { fleet } from "../../../live/house.js";
import { temperatureScale } from "../../../live/preferences.js";
import { Action } from "../../../pieces/action.js";
import { ExceptionDialog } from "./exception-dialog.js";
import { ruleSentence } from "./rule-sentence.js";

/** For which miners a rule is different. */
export function Exceptions({ rule }: { readonly rule: AlertRuleResource }) {
  const edited = useSignal<{ readonly minerId: string | undefined } | undefined>(undefined);
  const entries = Object.entries(rule.exceptions);
  const isLeft = fleet.cells.value.some(({ id }) => rule.exceptions[id] === undefined);
  return (
    <div class="stack">
      <div class="default-line">
        <p class="small soft">Different for single miners</p>
        {isLeft ? (
          <button
            type="button"
            class="button is-small"
            onClick={() => {
              edited.value = { minerId: undefined };
            }}
          >
            Add an exception
          </button>
        ) : null}
      </div>
      {entries.length === 0 ? <p class="small soft">For none.</p> : null}
      <ul class="rows">
        {entries.map(([id, own]) => (
          <li key={id} class="row is-wrapping">
            <div class="grow">
              <div class="wrap-anywhere">{fleet.get(id)?.info.value.name ?? id}</div>
              <div class="small soft">
                {own.enabled === false ? "Never told" : ruleSentence(rule, own, temperatureScale.value)}
                {own.enabled === true && !rule.enabled ? " Told although the rule is off." : ""}
              </div>
            </div>
            <div class="toolbar">
              <button
                type="button"
                class="button is-small"
                onClick={() => {
                  edited.value = { minerId: id };
                }}
              >
                Change
              </button>
              <Action look="danger" act={() => changeRule(rule.kind, { exceptions: { [id]: null } })}>
                Remove
              </Action>
            </div>
          </li>
        ))}
      </ul>
      {edited.value === undefined ? null : (
        <ExceptionDialog
          rule={rule}
          minerId={edited.value.minerId}
          onClose={() => {
            edited.value = undefined;
          }}
        />
      )}
    </div>
  );
}
