import { useSignal } from "@preact/signals";
import { problemText } from "../../live/problem.js";

interface TargetFormProps {
  readonly field: string;
  readonly label: string;
  readonly hint: string;
  readonly action: string;
  readonly submit: (text: string) => Promise<void>;
}

/** One field and one button: an address or a network. */
export function TargetForm({ field, label, hint, action, submit }: TargetFormProps) {
  const problem = useSignal<string | undefined>(undefined);
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    problem.value = undefined;
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get(field) ?? "").trim();
    try {
      await submit(text);
    } catch (error) {
      problem.value = problemText(error);
    }
  };
  return (
    <form class="stack" onSubmit={(event) => void onSubmit(event)}>
      <div class="target-form">
        <div class="field">
          <label for={field}>{label}</label>
          <input
            class="input"
            id={field}
            name={field}
            placeholder={hint}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            required
          />
        </div>
        <button type="submit" class="button is-primary">
          {action}
        </button>
      </div>
      {problem.value === undefined ? null : (
        <p class="field-error" role="alert">
          {problem.value}
        </p>
      )}
    </form>
  );
}
