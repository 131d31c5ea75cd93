import type { Machine } from "../state/machine.js";

/**
 * What a setting answers: `"ok"` is S 119, `info` I 118, `error` E 120.
 * An I 118 is not always success: some refusals come as information.
 */
export type OptionOutcome = "ok" | { readonly info: string } | { readonly error: string };

/** A setting of `ascset|0,<option>,<value>`; the value is whatever follows the second comma. */
export type Option = (machine: Machine, value: string | undefined) => OptionOutcome;

/** The refusal for a value the driver cannot read. Source: the published Nano 3S driver. */
export const inputError: OptionOutcome = { error: "Input param error." };

/** A setting that must have a value. */
export function withValue(name: string, act: (machine: Machine, value: string) => OptionOutcome): Option {
  return (machine, value) =>
    value === undefined ? { error: `missing ${name} setting` } : act(machine, value);
}
