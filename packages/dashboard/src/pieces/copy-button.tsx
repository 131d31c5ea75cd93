import { useSignal } from "@preact/signals";
import { Icon } from "./icon.js";

/** Copies a text; says so, or that the browser does not allow it. */
export function CopyButton({ text, label = "Copy" }: { readonly text: string; readonly label?: string }) {
  const said = useSignal<string | undefined>(undefined);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = "Copied";
    } catch {
      said.value = "This browser does not allow it: select the text and copy it";
    }
  };
  return (
    <span class="action">
      <button type="button" class="button is-small" onClick={() => void copy()}>
        <Icon name="copy" />
        {label}
      </button>
      <span class="small soft" role="status">
        {said.value}
      </span>
    </span>
  );
}
