import { useEffect } from "preact/hooks";
import {
  alertFilter,
  alertHistoryProblem,
  filterAlerts,
  hasOlderAlerts,
  loadOlderAlerts,
  shownAlerts,
} from "../../live/alert-history.js";
import { alerts } from "../../live/alerts.js";
import { Action } from "../../pieces/action.js";
import { Empty } from "../../pieces/empty.js";
import { Segments } from "../../pieces/segments.js";
import { AlertLine } from "./alert-line.js";
import { alertKinds, alertWords } from "./alert-words.js";

const STATES = [
  { value: "all", word: "All" },
  { value: "open", word: "Open" },
  { value: "resolved", word: "Over" },
] as const;

/** All alerts there were, the newest first; `miner` narrows them to one. */
export function AlertHistoryList({ miner }: { readonly miner: string | undefined }) {
  const { state, kind } = alertFilter.value;
  const snapshots = alerts.snapshots.value;
  useEffect(() => void filterAlerts({ ...alertFilter.peek(), minerId: miner }), [miner, snapshots]);
  const filter = { state, kind, minerId: miner };
  return (
    <>
      <div class="toolbar">
        <select
          class="input is-short is-choice"
          aria-label="Kind of alert"
          value={kind ?? ""}
          onChange={({ currentTarget: { value } }) =>
            void filterAlerts({ ...filter, kind: alertKinds.find((known) => known === value) })
          }
        >
          <option value="">Every kind</option>
          {alertKinds.map((known) => (
            <option key={known} value={known}>
              {alertWords[known].title}
            </option>
          ))}
        </select>
        <Segments
          label="Open or over"
          isSmall
          options={STATES}
          value={state ?? "all"}
          onChoose={(value) => void filterAlerts({ ...filter, state: value === "all" ? undefined : value })}
        />
      </div>
      {alertHistoryProblem.value === undefined ? null : <p class="notice">{alertHistoryProblem.value}</p>}
      <Lines isNarrowed={state !== undefined || kind !== undefined || miner !== undefined} />
    </>
  );
}

function Lines({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const shown = shownAlerts.value;
  if (shown === undefined)
    return alertHistoryProblem.value === undefined ? <div class="card skeleton" /> : null;
  if (shown.length === 0) {
    return <Empty text={isNarrowed ? "There was no such alert." : "There has been no alert yet."} />;
  }
  return (
    <>
      <ul class="card alert-list" aria-label="Alerts so far">
        {shown.map((alert) => (
          <AlertLine key={alert.id} alert={alert} />
        ))}
      </ul>
      {hasOlderAlerts.value ? (
        <div class="centred">
          <Action act={loadOlderAlerts}>Show older ones</Action>
        </div>
      ) : null}
    </>
  );
}
