import type { JournalEntry } from "@hearthash/contract";
import { fleet } from "../../live/house.js";
import { Age } from "../../pieces/age.js";
import { Icon, type IconName } from "../../pieces/icon.js";

const ICONS: Readonly<Record<string, IconName>> = {
  "miner.lost": "offline",
  "miner.found": "check",
  "miner.identified": "check",
  "miner.added": "plus",
  "miner.restarted": "restart",
  "miner.state": "flame",
  "config.changed": "settings",
};

const STATES = { info: "unknown", warning: "starting", error: "fault" } as const;

/** One line of the event log: what, when, who, and the miner it is about. */
export function EventLine({ entry }: { readonly entry: JournalEntry }) {
  const { kind, severity, message, at, actor, minerId } = entry;
  const miner = minerId === null ? undefined : fleet.get(minerId)?.info.value;
  // A sentence that begins with who did it says it already.
  const isSaid = actor !== null && message.startsWith(`${actor.name} `);
  return (
    <li class="row">
      <span class="state" data-state={STATES[severity]}>
        <Icon name={ICONS[kind] ?? (severity === "info" ? "clock" : "fault")} title={severity} />
      </span>
      <div class="grow">
        <div class="wrap-anywhere">{message}</div>
        <div class="small faint">
          <Age at={at} />
          {isSaid || actor === null || actor.kind === "system" ? "" : ` · ${actor.name}`}
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
