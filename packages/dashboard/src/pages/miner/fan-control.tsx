import { useSignal } from "@preact/signals";

interface FanControlProps {
  readonly percent: number | undefined;
  readonly isDisabled: boolean;
  readonly onSend: (percent: number | "auto") => void;
}

/** A slider that shows while it is dragged and sends once, when it is let go. */
export function FanControl({ percent, isDisabled, onSend }: FanControlProps) {
  const dragged = useSignal<number | undefined>(undefined);
  const shown = dragged.value ?? percent ?? 0;
  return (
    <div class="fan-control">
      <input
        type="range"
        class="slider"
        min="15"
        max="100"
        step="5"
        aria-label="Fan duty in percent"
        value={shown}
        disabled={isDisabled}
        onInput={(event) => {
          dragged.value = Number(event.currentTarget.value);
        }}
        onChange={(event) => {
          onSend(Number(event.currentTarget.value));
          dragged.value = undefined;
        }}
      />
      <output class="fan-value">
        {percent === undefined && dragged.value === undefined ? "–" : `${shown} %`}
      </output>
      <button type="button" class="button is-small" disabled={isDisabled} onClick={() => onSend("auto")}>
        Auto
      </button>
    </div>
  );
}
