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
import { EventLine } from "./event-line.js";
import { MinerChoice } from "./miner-choice.js";

const KINDS = [
  { value: "all", word: "All" },
  { value: "miner", word: "Miners" },
  { value: "command", word: "Changes" },
  { value: "access", word: "Access" },
] as const;

/** What happened, the newest first; `miner` narrows it to one. */
export function EventsPage({ miner }: { readonly miner: string | undefined }) {
  const { kind } = eventFilter.value;
  useEffect(() => void filterEvents({ kind: eventFilter.peek().kind, miner }), [miner]);
  return (
    <div class="page">
      <div class="page-head">
        <h1 class="grow">Events</h1>
        <div class="page-actions">
          <MinerChoice
            chosen={miner}
            onChoose={(id) => goTo(id === undefined ? "/events" : `/events/${encodeURIComponent(id)}`)}
          />
          <Segments
            label="Kind"
            isSmall
            options={KINDS}
            value={KINDS.find(({ value }) => value === kind)?.value ?? "all"}
            onChoose={(value) => void filterEvents({ kind: value === "all" ? undefined : value, miner })}
          />
        </div>
      </div>
      {eventsProblem.value === undefined ? null : <p class="notice">{eventsProblem.value}</p>}
      <Entries isNarrowed={kind !== undefined || miner !== undefined} />
    </div>
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
