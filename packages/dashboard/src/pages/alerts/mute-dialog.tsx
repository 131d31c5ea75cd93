import type { AlertKind } from "@hearthash/contract";
import { addMute } from "../../live/alert-rules.js";
import { fleet } from "../../live/house.js";
import { Dialog } from "../../pieces/dialog.js";
import { Form } from "../../pieces/form.js";
import { SelectField } from "../../pieces/select-field.js";
import { alertKinds, alertWords } from "./alert-words.js";

interface MuteDialogProps {
  readonly kind?: AlertKind | undefined;
  readonly minerId?: string | undefined;
  /** What follows once it is muted. */
  readonly onMuted?: () => Promise<void>;
  readonly onClose: () => void;
}

const DAY_MIN = 1440;

const SPANS = [
  { value: "60", word: "For 1 h" },
  { value: String(DAY_MIN), word: "For a day" },
  { value: String(7 * DAY_MIN), word: "For a week" },
  { value: "", word: "Until it is taken away" },
] as const;

/** Mutes a rule, a miner, or one rule for one miner. */
export function MuteDialog({ kind, minerId, onMuted, onClose }: MuteDialogProps) {
  const submit = async (text: (name: string) => string) => {
    const chosen = alertKinds.find((known) => known === text("kind"));
    const [miner, minutes] = [text("minerId"), text("minutes")];
    await addMute({
      ...(chosen === undefined ? {} : { kind: chosen }),
      ...(miner === "" ? {} : { minerId: miner }),
      ...(minutes === "" ? {} : { minutes: Number(minutes) }),
    });
    await onMuted?.();
    onClose();
  };
  return (
    <Dialog title="Mute" onClose={onClose}>
      <p class="soft">
        No messages go out for what is muted. Its alerts are kept here all the same
        {onMuted === undefined ? "." : ", and this one counts as acknowledged."}
      </p>
      <Form action="Mute" submit={submit} onCancel={onClose}>
        <SelectField
          name="kind"
          label="Which alerts"
          value={kind ?? ""}
          options={[
            { value: "", word: "All kinds" },
            ...alertKinds.map((value) => ({ value, word: alertWords[value].title })),
          ]}
        />
        <SelectField
          name="minerId"
          label="Of which miner"
          value={minerId ?? ""}
          options={[
            { value: "", word: "Every miner" },
            ...fleet.cells.value.map(({ id, info }) => ({ value: id, word: info.peek().name })),
          ]}
        />
        <SelectField name="minutes" label="For how long" value={String(DAY_MIN)} options={SPANS} />
      </Form>
    </Dialog>
  );
}
