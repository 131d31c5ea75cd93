import type { AlertResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { isUnanswered } from "../../../live/alert-store.js";
import { acknowledgeAlert, alerts } from "../../../live/alerts.js";
import { isKnown } from "../../../live/house.js";
import { mayControl } from "../../../live/session.js";
import { Action } from "../../../pieces/action.js";
import { Icon } from "../../../pieces/icon.js";
import { AlertDrift } from "../../guard/alert-drift.js";
import { AlertLine } from "../alert-line.js";
import { AlertAnswers } from "./alert-answers.js";

/** More than these are shown when asked for. */
const SHOWN = 12;

/** What is wrong now, the newest first; of one miner or of all. */
export function OpenAlerts({ miner }: { readonly miner: string | undefined }) {
  const isAll = useSignal(false);
  const open = miner === undefined ? alerts.open.value : alerts.of(miner);
  const unanswered = open.filter(isUnanswered);
  if (!isKnown.value) return <div class="card skeleton" />;
  const shown = isAll.value ? open : open.slice(0, SHOWN);
  return (
    <section class="card" aria-label="Open alerts">
      <div class="card-title">
        <h2>{open.length === 0 ? "Open alerts" : `Open alerts: ${open.length}`}</h2>
        {mayControl.value && unanswered.length > 1 ? (
          <Action act={() => acknowledgeAll(unanswered)}>Acknowledge all</Action>
        ) : null}
      </div>
      {open.length === 0 ? (
        <p class="alert-none soft">
          <Icon name="check" />
          {miner === undefined ? "No alert is open." : "None of this miner."}
        </p>
      ) : (
        <ul class="alert-list">
          {shown.map((alert) => (
            <AlertLine key={alert.id} alert={alert} hasAdvice details={<AlertDrift alert={alert} />}>
              {mayControl.value ? <AlertAnswers alert={alert} /> : undefined}
            </AlertLine>
          ))}
        </ul>
      )}
      {shown.length < open.length ? (
        <div class="centred">
          <button
            type="button"
            class="button is-small"
            onClick={() => {
              isAll.value = true;
            }}
          >
            Show all {open.length}
          </button>
        </div>
      ) : null}
    </section>
  );
}

async function acknowledgeAll(unanswered: readonly AlertResource[]): Promise<void> {
  for (const { id } of unanswered) await acknowledgeAlert(id);
}
