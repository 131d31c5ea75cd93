import type { AlertResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { acknowledgeAlert } from "../../../live/alerts.js";
import { Action } from "../../../pieces/action.js";
import { MuteDialog } from "../mute-dialog.js";
import { SnoozeDialog } from "./snooze-dialog.js";

/** What a person can say to an alert: I know, later, not again. */
export function AlertAnswers({ alert }: { readonly alert: AlertResource }) {
  const asked = useSignal<"snooze" | "mute" | undefined>(undefined);
  const close = () => {
    asked.value = undefined;
  };
  return (
    <>
      {alert.state === "acknowledged" ? null : (
        <Action act={() => acknowledgeAlert(alert.id)}>Acknowledge</Action>
      )}
      <button
        type="button"
        class="button is-small"
        onClick={() => {
          asked.value = "snooze";
        }}
      >
        Snooze
      </button>
      <button
        type="button"
        class="button is-small"
        onClick={() => {
          asked.value = "mute";
        }}
      >
        Mute
      </button>
      {asked.value === "snooze" ? <SnoozeDialog alert={alert} onClose={close} /> : null}
      {asked.value === "mute" ? (
        <MuteDialog
          kind={alert.kind}
          minerId={alert.minerId ?? undefined}
          onMuted={() => acknowledgeAlert(alert.id)}
          onClose={close}
        />
      ) : null}
    </>
  );
}
