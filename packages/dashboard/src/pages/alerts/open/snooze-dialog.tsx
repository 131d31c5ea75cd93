import type { AlertResource } from "@hearthash/contract";
import { snoozeAlert } from "../../../live/alerts.js";
import { now } from "../../../live/now.js";
import { Action } from "../../../pieces/action.js";
import { Dialog } from "../../../pieces/dialog.js";
import { alertWords } from "../alert-words.js";
import { snoozeChoices } from "./snooze-choices.js";

interface SnoozeDialogProps {
  readonly alert: AlertResource;
  readonly onClose: () => void;
}

/** Asks for how long an alert is to be quiet. */
export function SnoozeDialog({ alert, onClose }: SnoozeDialogProps) {
  const snooze = async (minutes: number) => {
    await snoozeAlert(alert.id, minutes);
    onClose();
  };
  return (
    <Dialog title={`Snooze: ${alertWords[alert.kind].title}`} onClose={onClose}>
      <p class="soft">Quiet for so long. If it is still so then, you are told again.</p>
      <div class="toolbar">
        {snoozeChoices(now.peek()).map(({ word, minutes }) => (
          <Action key={word} act={() => snooze(minutes)}>
            {word}
          </Action>
        ))}
      </div>
      <div class="dialog-actions">
        <button type="button" class="button is-quiet" onClick={onClose}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}
