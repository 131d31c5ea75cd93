import type { ChannelResource } from "@hearthash/contract";
import { type ChannelField, channelKinds } from "./channel-fields.js";

type Setting = ChannelResource["settings"][string] | undefined;

/** What is chosen in the fields of a form that others follow, by name. */
export type Chosen = Readonly<Record<string, string>>;

/** What stands in a field before anybody types: what is kept, or what is usual for what is chosen elsewhere. */
export function firstValue(
  name: string,
  field: ChannelField,
  channel: ChannelResource | undefined,
  chosen: Chosen,
): string | undefined {
  const value = channel === undefined ? field.value : textOf(channel.settings[name]);
  const { follows } = field;
  const now = follows === undefined ? undefined : chosen[follows.name];
  if (follows === undefined || now === undefined) return value;
  const before = channel === undefined ? choiceOf(follows.name) : textOf(channel.settings[follows.name]);
  // A kept value that was not the usual one is the owner's own.
  const isUsual = before !== undefined && value === follows.usual[before];
  return isUsual ? (follows.usual[now] ?? value) : value;
}

/** A setting as a field shows it. */
export function textOf(value: Setting): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value === undefined ? undefined : String(value);
}

/** What a choice of mail begins with: no other kind has fields that follow each other. */
function choiceOf(name: string): string | undefined {
  const fields: Readonly<Record<string, ChannelField>> = channelKinds.smtp.fields;
  return fields[name]?.value;
}
