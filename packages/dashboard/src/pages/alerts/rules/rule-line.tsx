import type { AlertRuleResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { changeRule } from "../../../live/alert-rules.js";
import { fleet } from "../../../live/house.js";
import { temperatureScale } from "../../../live/preferences.js";
import { problemText } from "../../../live/problem.js";
import { mayAdminister } from "../../../live/session.js";
import { Switch } from "../../../pieces/switch.js";
import { alertWords, severityMarks } from "../alert-words.js";
import { RuleForm } from "./rule-form.js";
import { ruleSentence } from "./rule-sentence.js";

/** One rule in words, on or off; below it what can be changed. */
export function RuleLine({ rule }: { readonly rule: AlertRuleResource }) {
  const isOpen = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const { title } = alertWords[rule.kind];
  const isAdmin = mayAdminister.value;
  const toggle = async (enabled: boolean) => {
    problem.value = undefined;
    try {
      await changeRule(rule.kind, { enabled });
    } catch (error) {
      problem.value = problemText(error);
    }
  };
  return (
    <li class="rule" data-rule={rule.kind}>
      <div class="row is-bare">
        <div class="grow">
          <h2>{title}</h2>
          <p class={rule.enabled ? "" : "soft"}>{ruleSentence(rule, {}, temperatureScale.value)}</p>
          <p class="small soft wrap-anywhere">{factsText(rule)}</p>
        </div>
        {isAdmin ? (
          <>
            <Switch label={title} isOn={rule.enabled} onToggle={(isOn) => void toggle(isOn)} />
            <button
              type="button"
              class="button is-small"
              aria-expanded={isOpen.value}
              aria-label={`${isOpen.value ? "Close" : "Change"} the rule ${title}`}
              onClick={() => {
                isOpen.value = !isOpen.value;
              }}
            >
              {isOpen.value ? "Close" : "Change"}
            </button>
          </>
        ) : (
          <span class="tag">{rule.enabled ? "On" : "Off"}</span>
        )}
      </div>
      {problem.value === undefined ? null : (
        <p class="field-error" role="alert">
          {problem.value}
        </p>
      )}
      {isAdmin && isOpen.value ? <RuleForm rule={rule} /> : null}
    </li>
  );
}

/** How weighty it is, for whom it holds, and for how many it is different. */
function factsText({ severity, miners, exceptions, enabled }: AlertRuleResource): string {
  const count = Object.keys(exceptions).length;
  const only = miners === "all" ? undefined : `only ${miners.map(nameOf).join(", ") || "no miner"}`;
  return [
    enabled ? undefined : "Off",
    severityMarks[severity].word,
    only,
    count === 0 ? undefined : `${count} ${count === 1 ? "exception" : "exceptions"}`,
  ]
    .filter((text) => text !== undefined)
    .join(" · ");
}

function nameOf(id: string): string {
  return fleet.get(id)?.info.value.name ?? id;
}
