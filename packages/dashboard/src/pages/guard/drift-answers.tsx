import type { GuardResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { acceptDrift, pauseGuard, restorePin } from "../../live/guard.js";
import { Action } from "../../pieces/action.js";
import { Dialog } from "../../pieces/dialog.js";
import { restoreWords, SETPOOL_RISK } from "./guard-words.js";

/** How long a pause is, in minutes: long enough for the vendor's app. */
const PAUSE_MIN = 15;

/** What a person can say to a drift: it was me, wait, undo it. */
export function DriftAnswers({ guard }: { readonly guard: GuardResource }) {
  const isAsking = useSignal(false);
  const { minerId, drift, redirect, pausedUntil, state, name } = guard;
  const seenId = drift?.id ?? redirect?.id;
  const close = () => {
    isAsking.value = false;
  };
  return (
    <div class="toolbar">
      {seenId === undefined ? null : <Action act={() => acceptDrift(minerId, seenId)}>It was me</Action>}
      {pausedUntil === null ? (
        <Action act={() => pauseGuard(minerId, PAUSE_MIN)}>Pause {PAUSE_MIN} min</Action>
      ) : (
        <Action act={() => pauseGuard(minerId, 0)}>End the pause</Action>
      )}
      {drift === null ? null : (
        <button
          type="button"
          class="button is-small is-primary"
          disabled={state === "restoring"}
          onClick={() => {
            isAsking.value = true;
          }}
        >
          Restore now
        </button>
      )}
      {isAsking.value ? <RestoreDialog guard={guard} name={name} onClose={close} /> : null}
    </div>
  );
}

interface RestoreDialogProps {
  readonly guard: GuardResource;
  readonly name: string;
  readonly onClose: () => void;
}

/** Says what restoring does before it is done. */
function RestoreDialog({ guard, name, onClose }: RestoreDialogProps) {
  const level = guard.restore === "setpool" ? "setpool" : "switch";
  return (
    <Dialog title={`Bring ${name} back to its pin?`} onClose={onClose}>
      <p class="soft">{restoreWords[level]}</p>
      {level === "setpool" ? <p class="notice">{SETPOOL_RISK}</p> : null}
      <div class="dialog-actions">
        <button type="button" class="button is-quiet" onClick={onClose}>
          Cancel
        </button>
        <Action
          look="primary"
          act={async () => {
            await restorePin(guard.minerId);
            onClose();
          }}
        >
          Restore
        </Action>
      </div>
    </Dialog>
  );
}
