import type { GuardRestore } from "@hearthash/contract";
import { CheckLine } from "../../pieces/check-line.js";
import { Segments } from "../../pieces/segments.js";
import { restoreChoices, restoreWords, SETPOOL_RISK } from "./guard-words.js";

interface RestoreChoiceProps {
  readonly restore: GuardRestore;
  /** Storing needs the passwords of pools that are pinned already. */
  readonly mayStore: boolean;
  readonly isRiskTaken: boolean;
  readonly onChoose: (restore: GuardRestore) => void;
  readonly onRisk: (isTaken: boolean) => void;
}

/** What is undone by itself, and beside the most of it what that risks. */
export function RestoreChoice({ restore, mayStore, isRiskTaken, onChoose, onRisk }: RestoreChoiceProps) {
  const options = restoreChoices.filter(({ value }) => mayStore || value !== "setpool");
  return (
    <div class="field">
      <span class="small soft">Undone by itself</span>
      <Segments label="Undone by itself" options={options} value={restore} onChoose={onChoose} />
      <p class="small soft">{restoreWords[restore]}</p>
      {mayStore ? null : (
        <p class="small soft">Storing pools can be chosen when it is pinned: it needs their passwords.</p>
      )}
      {restore === "setpool" ? (
        <div class="notice is-stacked">
          <p>{SETPOOL_RISK}</p>
          <CheckLine label="I take this risk" isChecked={isRiskTaken} onCheck={onRisk} />
        </div>
      ) : null}
    </div>
  );
}
