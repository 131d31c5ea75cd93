import type { Scope } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { makeToken } from "../../live/access.js";
import { Action } from "../../pieces/action.js";
import { Segments } from "../../pieces/segments.js";

const SCOPES = [
  { value: "read", word: "Read" },
  { value: "control", word: "Control" },
  { value: "admin", word: "Everything" },
] as const;

/** Makes a token; its secret is shown once. */
export function NewToken() {
  const name = useSignal("");
  const scope = useSignal<Scope>("read");
  const secret = useSignal<string | undefined>(undefined);
  const make = async () => {
    secret.value = await makeToken(name.value.trim(), scope.value);
    name.value = "";
  };
  return (
    <div class="form">
      <div class="field">
        <label for="token-name">Name of a new token</label>
        <input
          class="input"
          id="token-name"
          maxLength={80}
          autocomplete="off"
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </div>
      <Segments
        label="What it may do"
        isSmall
        options={SCOPES}
        value={scope.value}
        onChoose={(value) => {
          scope.value = value;
        }}
      />
      <Action isDisabled={name.value.trim() === ""} act={make}>
        Make a token
      </Action>
      {secret.value === undefined ? null : (
        <p class="small">
          <span class="mono wrap-anywhere">{secret.value}</span>
          <span class="soft"> This is the only time it is shown.</span>
        </p>
      )}
    </div>
  );
}
