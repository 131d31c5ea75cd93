import type { ChannelResource } from "@hearthash/contract";
import { SelectField } from "../../pieces/select-field.js";
import { TextField } from "../../pieces/text-field.js";
import type { ChannelField } from "./channel-fields.js";
import { type Chosen, firstValue, textOf } from "./first-value.js";

const MOST_PORT = 65_535;

interface ChannelFieldInputProps {
  readonly name: string;
  readonly field: ChannelField;
  readonly channel: ChannelResource | undefined;
  readonly chosen: Chosen;
  readonly onChoose: (name: string, value: string) => void;
}

/** A field of a channel. A secret that is kept is not shown, and not asked for again. */
export function ChannelFieldInput({ name, field, channel, chosen, onChoose }: ChannelFieldInputProps) {
  const { label, look, hint, help, isRequired = false, choices } = field;
  // Where somebody has typed, a browser leaves what stands there.
  const value = firstValue(name, field, channel, chosen);
  if (look === "choice")
    return (
      <SelectField
        name={name}
        label={label}
        value={chosen[name] ?? value ?? ""}
        options={choices ?? []}
        onChoose={(choice) => onChoose(name, choice)}
      />
    );
  if (look === "secret") {
    const isKept = channel?.secrets.includes(name) ?? false;
    return (
      <TextField
        name={name}
        label={label}
        type="password"
        hint={isKept ? "Kept until another is given" : hint}
        isRequired={isRequired && !isKept}
      >
        {isKept ? keptText(name, channel) : help}
      </TextField>
    );
  }
  if (look === "number")
    return (
      <TextField
        name={name}
        label={label}
        value={value}
        type="number"
        min={1}
        max={MOST_PORT}
        step={1}
        isRequired={isRequired}
      />
    );
  return (
    <TextField name={name} label={label} value={value} hint={hint} isRequired={isRequired}>
      {help}
    </TextField>
  );
}

/** Of a secret address its host is known. */
function keptText(name: string, channel: ChannelResource | undefined): string {
  const host = textOf(channel?.settings["host"]);
  return name === "url" && host !== undefined
    ? `Kept, and never shown: it goes to ${host}.`
    : "Kept, and never shown.";
}
