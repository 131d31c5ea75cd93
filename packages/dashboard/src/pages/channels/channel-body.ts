import type { ChannelInput, ReplaceChannel } from "@hearthash/contract";
import { type ChannelField, type ChannelKind, fieldsOf } from "./channel-fields.js";

type Text = (name: string) => string;

/** What a form says of a new channel. The server checks it: the form only puts it together. */
export function channelBody(kind: ChannelKind, text: Text): ChannelInput {
  return bodyOf(kind, text) as unknown as ChannelInput;
}

/** The same for one that is there: a secret that is not given stays. */
export function replacingBody(kind: ChannelKind, text: Text): ReplaceChannel {
  return bodyOf(kind, text) as unknown as ReplaceChannel;
}

function bodyOf(kind: ChannelKind, text: Text): Readonly<Record<string, unknown>> {
  const own = fieldsOf(kind).flatMap(([name, field]) => {
    const typed = field.isVerbatim === true ? text(name) : text(name).trim();
    return typed === "" ? [] : [[name, typedValue(field, typed)]];
  });
  return {
    kind,
    name: text("name"),
    enabled: text("enabled") === "on",
    minSeverity: text("minSeverity"),
    tellResolved: text("tellResolved") === "on",
    ...Object.fromEntries(own),
  };
}

function typedValue({ look }: ChannelField, typed: string): string | number | readonly string[] {
  if (look === "number") return Number(typed);
  if (look !== "list") return typed;
  return typed
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
