import type { AlertMute } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { exactMoment, momentText } from "../../format/moments.js";
import { alertMutes, removeMute } from "../../live/alert-rules.js";
import { fleet } from "../../live/house.js";
import { now } from "../../live/now.js";
import { mayControl } from "../../live/session.js";
import { Action } from "../../pieces/action.js";
import { alertWords } from "./alert-words.js";
import { MuteDialog } from "./mute-dialog.js";

/** What is muted, and until when. `isShort`: not there while nothing is muted. */
export function MutesCard({ isShort = false }: { readonly isShort?: boolean }) {
  const isAsking = useSignal(false);
  useEffect(() => void alertMutes.refresh(), []);
  const mutes = (alertMutes.items.value ?? []).filter(({ until }) => until === null || until > now.value);
  if (isShort && mutes.length === 0) return null;
  return (
    <section class="card" aria-label="Muted">
      <div class="card-title">
        <h2>Muted</h2>
        {mayControl.value ? (
          <button
            type="button"
            class="button is-small"
            onClick={() => {
              isAsking.value = true;
            }}
          >
            Mute something
          </button>
        ) : null}
      </div>
      {alertMutes.problem.value === undefined ? null : <p class="small soft">{alertMutes.problem.value}</p>}
      {mutes.length === 0 ? <p class="small soft">Nothing is muted.</p> : null}
      <ul class="rows">
        {mutes.map((mute) => (
          <MuteLine key={mute.id} mute={mute} />
        ))}
      </ul>
      {isAsking.value ? (
        <MuteDialog
          onClose={() => {
            isAsking.value = false;
          }}
        />
      ) : null}
    </section>
  );
}

function MuteLine({ mute: { id, kind, minerId, until } }: { readonly mute: AlertMute }) {
  const what = kind === null ? "All alerts" : alertWords[kind].title;
  const of = minerId === null ? "every miner" : (fleet.get(minerId)?.info.value.name ?? minerId);
  return (
    <li class="row is-wrapping">
      <div class="grow">
        <div class="wrap-anywhere">
          {what}, {of}
        </div>
        <div class="small soft" title={until === null ? undefined : exactMoment(until)}>
          {until === null ? "Until it is taken away" : `Until ${momentText(until, now.value)}`}
        </div>
      </div>
      {mayControl.value ? <Action act={() => removeMute(id)}>Hear it again</Action> : null}
    </li>
  );
}
