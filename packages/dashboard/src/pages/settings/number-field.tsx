import { TextField } from "../../pieces/text-field.js";

interface NumberFieldProps {
  readonly name: string;
  readonly label: string;
  readonly range: readonly [least: number, most: number];
  /** Undefined: none is set, and the default counts. */
  readonly value: number | undefined;
  readonly isWhole?: boolean;
  readonly hint?: string;
}

/** A setting that is a number; empty, its default counts. */
export function NumberField({ name, label, range, value, isWhole = false, hint }: NumberFieldProps) {
  return (
    <TextField
      {...{ name, label, hint }}
      type="number"
      min={range[0]}
      max={range[1]}
      step={isWhole ? 1 : "any"}
      value={value === undefined ? "" : String(value)}
    />
  );
}
