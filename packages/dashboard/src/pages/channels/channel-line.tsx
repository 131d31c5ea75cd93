import type { ChannelResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { removeChannel } from "../../live/channels.js";
import { problemText } from "../../live/problem.js";
import { Confirm } from "../../pieces/dialog.js";
import { severityMarks } from "../alerts/alert-words.js";
import { channelKinds } from "./channel-fields.js";
import { ChannelHealth } from "./channel-health.js";
import { ChannelTest } from "./channel-test.js";

interface ChannelLineProps {
  readonly channel: ChannelResource;
  readonly onEdit: () => void;
}

/** One channel: where it goes, what it is told, how it does. */
export function ChannelLine({ channel, onEdit }: ChannelLineProps) {
  const isAsking = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const remove = async () => {
    try {
      await removeChannel(channel.id);
    } catch (error) {
      problem.value = problemText(error);
    }
  };
  return (
    <li class="row is-stacked">
      <div>
        <div class="wrap-anywhere">{channel.name}</div>
        <div class="small soft wrap-anywhere">{factsText(channel)}</div>
        <ChannelHealth channel={channel} />
      </div>
      <div class="toolbar">
        <button type="button" class="button is-small" aria-label={`Change ${channel.name}`} onClick={onEdit}>
          Change
        </button>
        <button
          type="button"
          class="button is-small is-danger"
          aria-label={`Remove ${channel.name}`}
          onClick={() => {
            isAsking.value = true;
          }}
        >
          Remove
        </button>
        <ChannelTest channel={channel} />
      </div>
      {problem.value === undefined ? null : (
        <p class="field-error" role="alert">
          {problem.value}
        </p>
      )}
      {isAsking.value ? (
        <Confirm
          title={`Remove ${channel.name}?`}
          text="No messages go there any more, and its secrets are forgotten."
          action="Remove the channel"
          isDangerous
          onConfirm={() => void remove()}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      ) : null}
    </li>
  );
}

function factsText({ kind, settings, minSeverity, enabled, tellResolved }: ChannelResource): string {
  const to = settings["to"];
  const place = settings["topic"] ?? settings["chatId"] ?? (Array.isArray(to) ? to.join(", ") : undefined);
  return [
    channelKinds[kind].word,
    place ?? settings["host"],
    minSeverity === "info" ? "everything" : `from "${severityMarks[minSeverity].word}" on`,
    tellResolved ? undefined : "not when it is over",
    enabled ? undefined : "switched off",
  ]
    .filter((text) => text !== undefined)
    .join(" · ");
}
