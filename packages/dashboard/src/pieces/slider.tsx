import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

interface SliderProps {
  readonly label: string;
  /** What the miner shows; undefined: not known. */
  readonly value: number | undefined;
  readonly range: readonly [number, number];
  readonly step?: number;
  readonly textOf: (value: number) => string;
  readonly isDisabled: boolean;
  /** While a change is under way what was chosen stays where it was let go. */
  readonly isWaiting: boolean;
  readonly onSend: (value: number) => void;
}

/** Shows its value while it is dragged and sends once, when it is let go. */
export function Slider(props: SliderProps) {
  const { label, value, range, step = 1, textOf, isDisabled, isWaiting, onSend } = props;
  const chosen = useSignal<number | undefined>(undefined);
  useEffect(() => {
    if (!isWaiting) chosen.value = undefined;
  }, [isWaiting]);
  const shown = chosen.value ?? value;
  const text = shown === undefined ? "–" : textOf(shown);
  return (
    <>
      <input
        type="range"
        class={shown === undefined ? "slider is-unknown" : "slider"}
        min={range[0]}
        max={range[1]}
        step={step}
        aria-label={label}
        aria-valuetext={text}
        value={shown ?? range[0]}
        disabled={isDisabled}
        onInput={(event) => {
          chosen.value = Number(event.currentTarget.value);
        }}
        onChange={(event) => {
          chosen.value = Number(event.currentTarget.value);
          onSend(chosen.value);
        }}
      />
      <output class="slider-value">{text}</output>
    </>
  );
}
