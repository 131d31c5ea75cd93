import { useSignal } from "@preact/signals";
import { pinAllMiners } from "../../live/guard.js";
import { fleet } from "../../live/house.js";
import { Action } from "../../pieces/action.js";

/** Pins whatever is not pinned yet, as it is now, and says what could not be. */
export function PinAll() {
  const failed = useSignal<readonly string[]>([]);
  const pin = async () => {
    const items = await pinAllMiners();
    failed.value = items.map(({ minerId, problem }) => {
      const name = fleet.get(minerId)?.info.value.name ?? minerId;
      return `${name}: ${problem?.message ?? ""}`;
    });
  };
  return (
    <div class="page-actions">
      <Action look="primary" act={pin}>
        Pin all
      </Action>
      {failed.value.map((text) => (
        <p key={text} class="field-error" role="alert">
          {text}
        </p>
      ))}
    </div>
  );
}
