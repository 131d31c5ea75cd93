import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { ApiProblem, problemText } from "../live/problem.js";
import { FieldProblems } from "./field-problem.js";

interface FormProps {
  /** The word of its button. */
  readonly action: string;
  /** What is sent, field by field, without spaces around; a password as it was typed. */
  readonly submit: (text: (name: string) => string) => Promise<void>;
  /** `plain` where the form is one of several on its page. */
  readonly look?: "primary" | "plain";
  readonly onCancel?: () => void;
  /** Said when it went well and the form stays. */
  readonly done?: string;
  readonly children: ComponentChildren;
}

/** A form that says itself whether it was taken. */
export function Form({ action, submit, look = "primary", onCancel, done, children }: FormProps) {
  const isBusy = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const parts = useSignal<ApiProblem["parts"]>([]);
  const isDone = useSignal(false);
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const text = readerOf(event.currentTarget as HTMLFormElement);
    isBusy.value = true;
    isDone.value = false;
    problem.value = undefined;
    parts.value = [];
    try {
      await submit(text);
      isDone.value = true;
    } catch (error) {
      problem.value = problemText(error);
      parts.value = error instanceof ApiProblem ? error.parts : [];
    }
    isBusy.value = false;
  };
  return (
    <form
      class="form"
      onSubmit={(event) => void onSubmit(event)}
      onInput={() => {
        isDone.value = false;
      }}
    >
      <FieldProblems.Provider value={parts.value}>{children}</FieldProblems.Provider>
      {problem.value === undefined ? null : (
        <p class="field-error" role="alert">
          {problem.value}
        </p>
      )}
      <div class="form-actions">
        {isDone.value && done !== undefined ? (
          <span class="small soft" role="status">
            {done}
          </span>
        ) : null}
        {onCancel === undefined ? null : (
          <button type="button" class="button is-quiet" onClick={onCancel}>
            Cancel
          </button>
        )}
        <button
          type="submit"
          class={look === "primary" ? "button is-primary" : "button"}
          disabled={isBusy.value}
        >
          {action}
        </button>
      </div>
    </form>
  );
}

/** Reads fields as they are now. Spaces may be part of a password; of anything else they are a slip. */
function readerOf(form: HTMLFormElement): (name: string) => string {
  const data = new FormData(form);
  return (name) => {
    const typed = String(data.get(name) ?? "");
    const field = form.elements.namedItem(name);
    return field instanceof HTMLInputElement && field.type === "password" ? typed : typed.trim();
  };
}
