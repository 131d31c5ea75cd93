import type { ChannelResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { channels } from "../../live/channels.js";
import { useEvery } from "../../pieces/use-every.js";
import { ChannelForm } from "./channel-form.js";
import { ChannelLine } from "./channel-line.js";

/** A message that fails is tried again after seconds at first: what became of it is read that often. */
const EVERY_MS = 10_000;

/** Where messages go. */
export function ChannelsCard() {
  const edited = useSignal<ChannelResource | "new" | undefined>(undefined);
  useEvery(EVERY_MS, () => void channels.refresh(), "channels");
  const items = channels.items.value ?? [];
  return (
    <section class="card" aria-label="Messages">
      <div class="card-title">
        <h2>Where messages go</h2>
        <button
          type="button"
          class="button is-small"
          onClick={() => {
            edited.value = "new";
          }}
        >
          Add a channel
        </button>
      </div>
      {channels.problem.value === undefined ? null : <p class="small soft">{channels.problem.value}</p>}
      {channels.items.value !== undefined && items.length === 0 ? (
        <p class="small soft">
          Nowhere yet: alerts are shown here alone. Messages can go to ntfy, Telegram, Discord, by e-mail or
          to an address of yours.
        </p>
      ) : null}
      <ul class="rows">
        {items.map((channel) => (
          <ChannelLine
            key={channel.id}
            channel={channel}
            onEdit={() => {
              edited.value = channel;
            }}
          />
        ))}
      </ul>
      <p class="small soft">
        What you are told of: <a href="/rules">Rules</a>.
      </p>
      {edited.value === undefined ? null : (
        <ChannelForm
          channel={edited.value === "new" ? undefined : edited.value}
          onClose={() => {
            edited.value = undefined;
          }}
        />
      )}
    </section>
  );
}
