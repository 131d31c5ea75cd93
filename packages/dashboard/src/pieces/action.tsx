import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { problemText } from "../live/problem.js";

interface ActionProps {
  readonly children: ComponentChildren;
  readonly act: () => Promise<void>;
  readonly look?: "plain" | "primary" | "danger";
  readonly isDisabled?: boolean;
}

/** A button whose deed takes a while and may fail: it says so itself. */
export function Action({ children, act, look = "plain", isDisabled = false }: ActionProps) {
  const isBusy = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const run = async () => {
    isBusy.value = true;
    problem.value = undefined;
    try {
      await act();
    } catch (error) {
      problem.value = problemText(error);
    }
    isBusy.value = false;
  };
  return (
    <span class="action">
      <button
        type="button"
        class={`button is-small${look === "plain" ? "" : ` is-${look}`}`}
        disabled={isDisabled || isBusy.value}
        onClick={() => void run()}
      >
        {children}
      </button>
      {problem.value === undefined ? null : (
        <span class="field-error" role="alert">
          {problem.value}
        </span>
      )}
    </span>
  );
}
