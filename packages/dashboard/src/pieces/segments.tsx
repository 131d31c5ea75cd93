interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly word: string }[];
  readonly value: Value | undefined;
  readonly onChoose: (value: Value) => void;
  readonly isDisabled?: boolean;
  readonly isSmall?: boolean;
}

/** A choice of a few words, side by side. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, options, value, onChoose, isDisabled = false, isSmall = false } = props;
  const move = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = (event.currentTarget as HTMLElement).parentElement?.children;
    (buttons?.[(index + step + options.length) % options.length] as HTMLElement | undefined)?.focus();
  };
  const hasChoice = options.some((option) => option.value === value);
  return (
    <div class={isSmall ? "segments is-small" : "segments"} role="radiogroup" aria-label={label}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot carry the look and the sending state.
        <button
          key={option.value}
          type="button"
          class="segment"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value || (!hasChoice && index === 0) ? 0 : -1}
          disabled={isDisabled}
          onKeyDown={(event) => move(event, index)}
          onClick={() => onChoose(option.value)}
        >
          {option.word}
        </button>
      ))}
    </div>
  );
}
