interface CheckLineProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onCheck: (isChecked: boolean) => void;
}

/** A box to be ticked, and what it stands for. */
export function CheckLine({ label, isChecked, onCheck }: CheckLineProps) {
  return (
    <label class="check-line">
      <input
        type="checkbox"
        class="check"
        checked={isChecked}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      <span class="wrap-anywhere">{label}</span>
    </label>
  );
}
