import type { ComponentChildren } from "preact";

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
  const { name, label, value, hint, type = "text", isRequired = false, children } = props;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        class="input"
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        placeholder={hint}
        required={isRequired}
        maxLength={props.maxLength}
        min={props.min}
        max={props.max}
        step={props.step}
        inputMode={type === "number" ? "decimal" : undefined}
        autocomplete={type === "password" ? "new-password" : "off"}
        autocapitalize="off"
        spellcheck={false}
      />
      {children === undefined ? null : <p class="small soft">{children}</p>}
    </div>
  );
}
