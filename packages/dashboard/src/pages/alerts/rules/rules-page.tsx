import { useEffect } from "preact/hooks";
import { alertRules } from "../../../live/alert-rules.js";
import { needCatalogue } from "../../../live/catalogue.js";
import { mayAdminister } from "../../../live/session.js";
import { Icon } from "../../../pieces/icon.js";
import { MutesCard } from "../mutes-card.js";
import { RuleLine } from "./rule-line.js";

/** What is told, and when. */
export function RulesPage() {
  useEffect(() => {
    needCatalogue();
    void alertRules.refresh();
  }, []);
  const rules = alertRules.items.value;
  const problem = alertRules.problem.value;
  return (
    <div class="page is-reading">
      <div class="page-head">
        <a class="icon-button" href="/events" aria-label="Back to events and alerts">
          <Icon name="back" />
        </a>
        <h1 class="grow">Rules</h1>
        {mayAdminister.value ? (
          <a class="button is-small" href="/settings">
            Where messages go
          </a>
        ) : null}
      </div>
      <p class="soft">
        You are told when one of these is so.
        {mayAdminister.value ? "" : " To change them, sign in as somebody who may."}
      </p>
      {problem === undefined ? null : <p class="notice">{problem}</p>}
      {rules === undefined ? (
        problem === undefined ? (
          <div class="card skeleton" />
        ) : null
      ) : (
        <ul class="card rows" aria-label="Rules">
          {rules.map((rule) => (
            <RuleLine key={rule.kind} rule={rule} />
          ))}
        </ul>
      )}
      <MutesCard />
    </div>
  );
}
