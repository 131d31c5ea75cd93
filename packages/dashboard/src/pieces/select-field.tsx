import { useId } from "preact/hooks";
import { FieldProblem, useFieldProblem } from "./field-problem.js";

interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly word: string }[];
  readonly onChoose?: (value: string) => void;
}

/** A labelled choice of a form. It keeps what is chosen by itself: the form reads it when it is sent. */
export function SelectField({ name, label, value, options, onChoose }: SelectFieldProps) {
  const id = useId();
  const problem = useFieldProblem(name);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="input"
        id={id}
        name={name}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => onChoose?.(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.word}
          </option>
        ))}
      </select>
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}
