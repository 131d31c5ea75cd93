import type { ChannelResource, DeliveryResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { momentText } from "../../format/moments.js";
import { testChannel } from "../../live/channels.js";
import { now } from "../../live/now.js";
import { problemText } from "../../live/problem.js";

type State = "idle" | "sending" | DeliveryResource | { readonly problem: string };

/** Sends a test message and says what became of it. */
export function ChannelTest({ channel }: { readonly channel: ChannelResource }) {
  const state = useSignal<State>("idle");
  const send = async () => {
    state.value = "sending";
    try {
      state.value = await testChannel(channel.id);
    } catch (error) {
      state.value = { problem: problemText(error) };
    }
  };
  return (
    <span class="action">
      <button
        type="button"
        class="button is-small"
        disabled={state.value === "sending"}
        aria-label={`Send a test to ${channel.name}`}
        onClick={() => void send()}
      >
        Send a test
      </button>
      <span class="control-note" role="status" data-outcome={outcomeOf(state.value)}>
        {wordsOf(state.value)}
      </span>
    </span>
  );
}

function outcomeOf(state: State): string | undefined {
  if (state === "idle" || state === "sending") return undefined;
  return "ok" in state && state.ok ? "confirmed" : "failed";
}

function wordsOf(state: State): string {
  if (state === "idle") return "";
  if (state === "sending") return "Sending, until the other side answers";
  if ("problem" in state) return state.problem;
  return state.ok
    ? `Sent ${momentText(state.at, now.value)}: the other side has taken it`
    : `Not sent: ${state.message ?? "no reason is known"}`;
}
