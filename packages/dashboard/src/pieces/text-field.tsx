import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { FieldProblem, useFieldProblem } from "./field-problem.js";

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  readonly type?: "text" | "password" | "number";
  readonly isRequired?: boolean;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | "any";
  /** A sentence under the field. */
  readonly children?: ComponentChildren;
}

/** A labelled field of a form. It keeps what is typed by itself: the form reads it when it is sent. */
export function TextField(props: TextFieldProps) {
  const { name, label, type = "text", children } = props;
  const id = useId();
  const problem = useFieldProblem(name);
  const attributes = {
    class: "input",
    id,
    name,
    "aria-invalid": problem !== undefined,
    "aria-describedby": problem === undefined ? undefined : `${id}-problem`,
    defaultValue: props.value,
    placeholder: props.hint,
    required: props.isRequired ?? false,
    autocapitalize: "off",
    spellcheck: false,
  } as const;
  const { maxLength, min, max, step } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === "number" ? (
        <input {...attributes} type="number" inputMode="decimal" min={min} max={max} step={step} />
      ) : type === "password" ? (
        <input {...attributes} type="password" maxLength={maxLength} autocomplete="new-password" />
      ) : (
        <input {...attributes} type="text" maxLength={maxLength} autocomplete="off" />
      )}
      <FieldProblem id={`${id}-problem`} problem={problem} />
      {children === undefined ? null : <p class="small soft">{children}</p>}
    </div>
  );
}
