import { useSignal } from "@preact/signals";
import { Confirm } from "../../../pieces/dialog.js";
import { Icon } from "../../../pieces/icon.js";
import { Control, type ControlPart } from "./control.js";

/** Starts the miner anew, after a question. */
export function RebootControl({ detail, isOff, order }: ControlPart) {
  const isAsking = useSignal(false);
  return (
    <Control title="Restart" minerId={detail.id} kinds={["reboot"]} isInline>
      <button
        type="button"
        class="button is-small"
        disabled={isOff}
        onClick={() => {
          isAsking.value = true;
        }}
      >
        <Icon name="restart" />
        Restart
      </button>
      {isAsking.value ? (
        <Confirm
          title={`Restart ${detail.name}?`}
          text="It stops hashing for a few minutes."
          action="Restart"
          onConfirm={() => order({ kind: "reboot" })}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      ) : null}
    </Control>
  );
}

/** Tells the miner that its dust filter was cleaned: its count of hours begins anew. */
export function FilterControl({ detail, isOff, order }: ControlPart) {
  return (
    <Control title="Dust filter" minerId={detail.id} kinds={["cleanFilter"]} isInline>
      <button
        type="button"
        class="button is-small"
        disabled={isOff}
        onClick={() => order({ kind: "cleanFilter" })}
      >
        I have cleaned it
      </button>
    </Control>
  );
}
