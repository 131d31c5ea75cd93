import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import {
  eventFilter,
  eventsProblem,
  filterEvents,
  hasOlder,
  loadOlderEvents,
  shownEvents,
} from "../../live/event-log.js";
import { Action } from "../../pieces/action.js";
import { Empty } from "../../pieces/empty.js";
import { Segments } from "../../pieces/segments.js";
import { goTo } from "../../route/router.js";
import { AlertHistoryList } from "../alerts/alert-history-list.js";
import { MutesCard } from "../alerts/mutes-card.js";
import { OpenAlerts } from "../alerts/open/open-alerts.js";
import { EventLine } from "./event-line.js";
import { MinerChoice } from "./miner-choice.js";

const KINDS = [
  { value: "all", word: "All" },
  { value: "miner", word: "Miners" },
  { value: "command", word: "Changes" },
  { value: "access", word: "Access" },
] as const;

const VIEWS = [
  { value: "log", word: "Event log" },
  { value: "alerts", word: "Alerts" },
] as const;

const view = signal<"log" | "alerts">("log");

/** What is wrong now, and what happened, the newest first; `miner` narrows both to one. */
export function EventsPage({ miner }: { readonly miner: string | undefined }) {
  return (
    <div class="page">
      <div class="page-head">
        <h1 class="grow">Events and alerts</h1>
        <div class="page-actions">
          <MinerChoice
            chosen={miner}
            onChoose={(id) => goTo(id === undefined ? "/events" : `/events/${encodeURIComponent(id)}`)}
          />
          <a class="button is-small" href="/rules">
            Rules
          </a>
        </div>
      </div>
      <OpenAlerts miner={miner} />
      <MutesCard isShort />
      <section class="section" aria-label="What happened">
        <div class="page-head">
          <h2 class="grow">What happened</h2>
          <Segments
            label="Shown"
            isSmall
            options={VIEWS}
            value={view.value}
            onChoose={(value) => {
              view.value = value;
            }}
          />
        </div>
        {view.value === "log" ? <EventLog miner={miner} /> : <AlertHistoryList miner={miner} />}
      </section>
    </div>
  );
}

function EventLog({ miner }: { readonly miner: string | undefined }) {
  const { kind } = eventFilter.value;
  useEffect(() => void filterEvents({ kind: eventFilter.peek().kind, miner }), [miner]);
  return (
    <>
      <Segments
        label="Kind"
        isSmall
        options={KINDS}
        value={KINDS.find(({ value }) => value === kind)?.value ?? "all"}
        onChoose={(value) => void filterEvents({ kind: value === "all" ? undefined : value, miner })}
      />
      {eventsProblem.value === undefined ? null : <p class="notice">{eventsProblem.value}</p>}
      <Entries isNarrowed={kind !== undefined || miner !== undefined} />
    </>
  );
}

function Entries({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const entries = shownEvents.value;
  if (entries === undefined) return eventsProblem.value === undefined ? <div class="card skeleton" /> : null;
  if (entries.length === 0) {
    return <Empty text={isNarrowed ? "Nothing of this kind has happened." : "Nothing has happened yet."} />;
  }
  return (
    <>
      <ol class="card rows">
        {entries.map((entry) => (
          <EventLine key={entry.seq} entry={entry} />
        ))}
      </ol>
      {hasOlder.value ? (
        <div class="centred">
          <Action act={loadOlderEvents}>Show older ones</Action>
        </div>
      ) : null}
    </>
  );
}
