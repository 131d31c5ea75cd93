import type { ComponentChildren } from "preact";

interface FieldProps {
  /** Id of the control inside. */
  readonly id: string;
  readonly label: string;
  readonly error?: string | undefined;
  readonly children: ComponentChildren;
}

/** A control under its label; what is wrong of it stands below. */
export function Field({ id, label, error, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

interface FieldGroupProps {
  readonly id: string;
  readonly label: string;
  readonly error?: string | undefined;
  readonly children: ComponentChildren;
}

/** Several controls of one thing under its name. */
export function FieldGroup({ id, label, error, children }: FieldGroupProps) {
  return (
    <fieldset class="field" aria-describedby={error === undefined ? undefined : errorId(id)}>
      <legend class="small soft">{label}</legend>
      {children}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

/** What ties a control to what is wrong of it. */
export function faultOf(id: string, error: string | undefined) {
  return error === undefined ? {} : ({ "aria-invalid": true, "aria-describedby": errorId(id) } as const);
}

function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p class="field-error" id={errorId(id)}>
      {error}
    </p>
  );
}

function errorId(id: string): string {
  return `${id}-error`;
}
