import type { JournalEntry } from "@hearthash/contract";
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { fleet, journal } from "../../live/house.js";
import { olderEvents } from "../../live/lists.js";
import { Age } from "../../pieces/age.js";
import { Empty } from "../../pieces/empty.js";
import { Icon, type IconName } from "../../pieces/icon.js";
import { Segments } from "../../pieces/segments.js";

type Kinds = "all" | "miner" | "command" | "access";

const KINDS = [
  { value: "all", word: "All" },
  { value: "miner", word: "Miners" },
  { value: "command", word: "Changes" },
  { value: "access", word: "Access" },
] as const;

const kinds = signal<Kinds>("all");

/** What came over the stream, and before it what the server remembers. */
const shown = computed(() => {
  const live = journal.value;
  const oldest = live.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
  const all = [...live, ...(olderEvents.items.value ?? []).filter(({ seq }) => seq < oldest)];
  return kinds.value === "all" ? all : all.filter(({ kind }) => kind.startsWith(`${kinds.value}.`));
});

export function EventsPage() {
  useEffect(() => void olderEvents.refresh(), []);
  const entries = shown.value;
  return (
    <div class="page">
      <div class="page-head">
        <h1 class="grow">Events</h1>
        <Segments
          label="Kind"
          isSmall
          options={KINDS}
          value={kinds.value}
          onChoose={(value) => {
            kinds.value = value;
          }}
        />
      </div>
      {olderEvents.problem.value === undefined ? null : <p class="notice">{olderEvents.problem.value}</p>}
      {entries.length === 0 ? (
        <Empty text="Nothing has happened yet." />
      ) : (
        <ol class="card rows">
          {entries.map((entry) => (
            <EventLine key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
    </div>
  );
}

const ICONS: Readonly<Record<string, IconName>> = {
  "miner.lost": "offline",
  "miner.found": "check",
  "miner.restarted": "restart",
  "miner.state": "flame",
};

function EventLine({ entry }: { readonly entry: JournalEntry }) {
  const { kind, severity, message, at, actor, minerId } = entry;
  const miner = minerId === null ? undefined : fleet.get(minerId)?.info.value;
  return (
    <li class="row">
      <span
        class="state"
        data-state={severity === "info" ? "unknown" : severity === "warning" ? "starting" : "fault"}
      >
        <Icon name={ICONS[kind] ?? (severity === "info" ? "clock" : "fault")} title={severity} />
      </span>
      <div class="grow">
        <div class="wrap-anywhere">{message}</div>
        <div class="small faint">
          <Age at={at} />
          {actor === null || actor.kind === "system" ? "" : ` · ${actor.name}`}
          {miner === undefined ? null : (
            <>
              {" · "}
              <a href={`/miners/${encodeURIComponent(miner.id)}`}>{miner.name}</a>
            </>
          )}
        </div>
      </div>
    </li>
  );
}
