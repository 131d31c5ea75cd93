import { useSignal } from "@preact/signals";
import { makeLoginLink } from "../../live/access.js";
import { Action } from "../../pieces/action.js";

/** A link for another browser: single use, five minutes. */
export function LoginLink() {
  const url = useSignal<string | undefined>(undefined);
  const make = async () => {
    url.value = await makeLoginLink();
  };
  return (
    <div class="stack">
      <Action act={make}>Make a sign-in link</Action>
      {url.value === undefined ? null : (
        <p class="small">
          <span class="mono wrap-anywhere">{url.value}</span>
          <span class="soft"> Works once, for five minutes.</span>
        </p>
      )}
    </div>
  );
}
