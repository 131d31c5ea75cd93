/** How a value is written: bare (a number), as a string nobody escapes, or as an escaped string. */
type FieldForm = "bare" | "string" | "escaped";

/** One member of a reply's row, its value already as text. */
export type Field = readonly [key: string, text: string, form: FieldForm];

/** A whole number. */
export function int(key: string, value: number): Field {
  return [key, String(Math.trunc(value)), "bare"];
}

/** A number with so many decimals, as printf writes it. */
export function fixed(key: string, value: number, decimals: number): Field {
  return [key, decimal(value, decimals), "bare"];
}

/** `%.<decimals>f`; unlike JavaScript it writes `nan` and `inf`. */
export function decimal(value: number, decimals: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return value.toFixed(decimals);
}

/** A truth value: unquoted true or false. */
export function bool(key: string, value: boolean): Field {
  return [key, String(value), "bare"];
}

/** Text that the firmware does not escape (names, versions, `MM ID0`). */
export function text(key: string, value: string): Field {
  return [key, value, "string"];
}

/** Text that the firmware escapes (messages, URLs, workers). */
export function escaped(key: string, value: string): Field {
  return [key, value, "escaped"];
}
