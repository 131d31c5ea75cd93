import { signal } from "@preact/signals";
import { api } from "../../live/api.js";
import { presets } from "../../live/lists.js";
import { problemText } from "../../live/problem.js";
import { Dialog } from "../../pieces/dialog.js";

const problem = signal<string | undefined>(undefined);

/** A new preset of one to three pools. Passwords are kept sealed by the server and never shown again. */
export function PresetForm({ onClose }: { readonly onClose: () => void }) {
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    problem.value = undefined;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const pools = [0, 1, 2]
      .map((slot) => ({
        url: text(`url${slot}`),
        worker: text(`worker${slot}`),
        password: text(`password${slot}`),
      }))
      .filter(({ url }) => url !== "")
      .map(({ url, worker, password }) => ({ url, worker, ...(password === "" ? {} : { password }) }));
    try {
      await api("/presets", { method: "POST", body: { name: text("name"), pools } });
      await presets.refresh();
      onClose();
    } catch (error) {
      problem.value = problemText(error);
    }
  };
  return (
    <Dialog title="New preset" onClose={onClose}>
      <form class="form" onSubmit={submit}>
        <Field name="name" label="Name" isRequired />
        {[0, 1, 2].map((slot) => (
          <fieldset key={slot} class="form">
            <legend class="small soft">
              {slot === 0 ? "Pool" : `Pool ${slot + 1}, when the one before fails`}
            </legend>
            <Field
              name={`url${slot}`}
              label="Address"
              hint="stratum+tcp://pool.example:3333"
              isRequired={slot === 0}
            />
            <Field name={`worker${slot}`} label="Worker" isRequired={slot === 0} />
            <Field name={`password${slot}`} label="Password, if it has one" isSecret />
          </fieldset>
        ))}
        {problem.value === undefined ? null : (
          <p class="field-error" role="alert">
            {problem.value}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="button is-quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button is-primary">
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isSecret?: boolean;
  readonly isRequired?: boolean;
}

function Field({ name, label, hint, isSecret = false, isRequired = false }: FieldProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {isSecret ? (
        <input class="input" id={name} name={name} type="password" autocomplete="new-password" />
      ) : (
        <input
          class="input"
          id={name}
          name={name}
          placeholder={hint}
          required={isRequired}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
        />
      )}
    </div>
  );
}
