import { useSignal } from "@preact/signals";
import { type RawCommand, rawCommands, rawReplies, readRaw } from "../../live/raw-reply.js";
import { Action } from "../../pieces/action.js";
import { Age } from "../../pieces/age.js";
import { CopyButton } from "../../pieces/copy-button.js";

/** A reply of the miner as it came, when it is asked for. Secrets are hidden by the server. */
export function RawReplies({ minerId }: { readonly minerId: string }) {
  const command = useSignal<RawCommand>("version");
  const reply = rawReplies.value.get(minerId);
  return (
    <div class="stack">
      <h3>Raw replies</h3>
      <div class="toolbar">
        <select
          class="input is-short"
          aria-label="Command"
          value={command.value}
          onChange={(event) => {
            command.value = rawCommands.find((name) => name === event.currentTarget.value) ?? "version";
          }}
        >
          {rawCommands.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <Action act={() => readRaw(minerId, command.value)}>Ask the miner</Action>
      </div>
      {reply === undefined ? null : (
        <>
          <div class="toolbar">
            <CopyButton text={reply.text} />
            <span class="small faint">
              {"Answered "}
              <Age at={reply.at} />
            </span>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it has to be reached by keyboard. */}
          <pre class="pre" tabIndex={0}>
            {reply.text}
          </pre>
        </>
      )}
    </div>
  );
}
