import type { GuardResource, GuardRestore } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { pinMiner } from "../../live/guard.js";
import { keepWebPassword } from "../../live/miner-changes.js";
import { CheckLine } from "../../pieces/check-line.js";
import { Dialog } from "../../pieces/dialog.js";
import { Form } from "../../pieces/form.js";
import { pinBody, webPasswordOf } from "./pin-body.js";
import { PinSecrets } from "./pin-secrets.js";
import { RestoreChoice } from "./restore-choice.js";

interface PinDialogProps {
  readonly guard: GuardResource;
  readonly onClose: () => void;
}

/** How a miner is guarded: pinned as it is now, or with other options. */
export function PinDialog({ guard, onClose }: PinDialogProps) {
  const { minerId, name, pin } = guard;
  const watch5s = useSignal(guard.watch5s);
  const pinMode = useSignal(guard.pinMode);
  const isAnew = useSignal(false);
  const restore = useSignal<GuardRestore>(guard.restore);
  const isTaken = useSignal(guard.restore === "setpool");
  const submit = async (text: (name: string) => string) => {
    const wishes = {
      ...{ watch5s: watch5s.value, pinMode: pinMode.value, isAnew: isAnew.value },
      ...{ restore: restore.value, isRiskTaken: isTaken.value },
    };
    const body = pinBody(guard, wishes, text);
    const password = webPasswordOf(wishes, text);
    if (password !== undefined) await keepWebPassword(minerId, password);
    await pinMiner(minerId, body);
    onClose();
  };
  return (
    <Dialog title={pin === null ? `Pin ${name}` : `The pin of ${name}`} onClose={onClose}>
      {pin === null ? <p class="soft">Its pools are pinned as they are now.</p> : null}
      <Form action={pin === null ? "Pin" : "Save"} submit={submit} onCancel={onClose}>
        {pin === null ? null : (
          <CheckLine
            label="Pin its pools anew, as they are now"
            isChecked={isAnew.value}
            onCheck={setOf(isAnew)}
          />
        )}
        <CheckLine label="Poll it every 5 seconds" isChecked={watch5s.value} onCheck={setOf(watch5s)} />
        <CheckLine label="Pin its work mode too" isChecked={pinMode.value} onCheck={setOf(pinMode)} />
        <RestoreChoice
          restore={restore.value}
          mayStore={pin !== null}
          isRiskTaken={isTaken.value}
          onRisk={setOf(isTaken)}
          onChoose={(level) => {
            restore.value = level;
          }}
        />
        {restore.value === "setpool" && pin !== null ? <PinSecrets guard={guard} pools={pin.pools} /> : null}
      </Form>
    </Dialog>
  );
}

function setOf(flag: { value: boolean }) {
  return (isOn: boolean) => {
    flag.value = isOn;
  };
}
