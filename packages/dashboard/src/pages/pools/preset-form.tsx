import type { PresetResource } from "@hearthash/contract";
import { savePreset } from "../../live/presets.js";
import { Dialog } from "../../pieces/dialog.js";
import { Form } from "../../pieces/form.js";
import { TextField } from "../../pieces/text-field.js";

interface PresetFormProps {
  /** The one that is changed; undefined: a new one. */
  readonly preset: PresetResource | undefined;
  readonly onClose: () => void;
}

const SLOTS = [0, 1, 2] as const;

/** A preset of one to three pools. Passwords are kept sealed by the server and never shown again. */
export function PresetForm({ preset, onClose }: PresetFormProps) {
  const submit = async (text: (name: string) => string) => {
    const pools = SLOTS.map((slot) => ({
      url: text(`url${slot}`),
      worker: text(`worker${slot}`),
      password: text(`password${slot}`),
    }))
      .filter(({ url }) => url !== "")
      .map(({ url, worker, password }) => ({ url, worker, ...(password === "" ? {} : { password }) }));
    await savePreset(preset?.id, { name: text("name"), pools });
    onClose();
  };
  return (
    <Dialog title={preset === undefined ? "New preset" : `Edit ${preset.name}`} onClose={onClose}>
      <Form action="Save" submit={submit} onCancel={onClose}>
        <TextField name="name" label="Name" value={preset?.name} maxLength={80} isRequired />
        {SLOTS.map((slot) => (
          <PoolFields key={slot} slot={slot} pool={preset?.pools[slot]} />
        ))}
      </Form>
    </Dialog>
  );
}

interface PoolFieldsProps {
  readonly slot: number;
  readonly pool: PresetResource["pools"][number] | undefined;
}

function PoolFields({ slot, pool }: PoolFieldsProps) {
  return (
    <fieldset class="form">
      <legend class="small soft">
        {slot === 0 ? "Pool" : `Pool ${slot + 1}, when the one before fails`}
      </legend>
      <TextField
        name={`url${slot}`}
        label="Address"
        value={pool?.url}
        hint="stratum+tcp://pool.example:3333"
        isRequired={slot === 0}
      />
      <TextField name={`worker${slot}`} label="Worker" value={pool?.worker} isRequired={slot === 0} />
      <TextField
        name={`password${slot}`}
        label={
          pool?.hasPassword === true
            ? "Password; the kept one unless you give another"
            : "Password, if it has one"
        }
        type="password"
      />
    </fieldset>
  );
}
