import type { KeptChannelInput } from "@hearthash/contract";
import type { Net } from "../net/net.js";
import type { Channel, ChannelKind } from "./channel.js";
import { discord } from "./discord.js";
import { ntfy } from "./ntfy.js";
import { push } from "./push.js";
import { smtp } from "./smtp.js";
import { telegram } from "./telegram.js";
import { webhook } from "./webhook.js";

const kinds: { readonly [Kind in KeptChannelInput["kind"]]: ChannelKind<Kind> } = {
  webhook,
  ntfy,
  telegram,
  discord,
  push,
  smtp,
};

/** The kind of some settings, ready to take them. */
function kindOf(settings: KeptChannelInput): ChannelKind<KeptChannelInput["kind"]> {
  // Kind and settings belong together by their discriminator, which the compiler cannot follow through a table.
  return kinds[settings.kind] as unknown as ChannelKind<KeptChannelInput["kind"]>;
}

/** A channel that sends. */
export function openChannel(settings: KeptChannelInput, net: Net): Channel {
  return kindOf(settings).open(settings, net);
}

/** What may be shown of a channel's settings. */
export function showSettings(settings: KeptChannelInput): Record<string, string | number | string[]> {
  return { ...kindOf(settings).show(settings) };
}

/** Names of the secrets that a channel has. */
export function secretsOf(settings: KeptChannelInput): readonly string[] {
  const given = settings as unknown as Readonly<Record<string, unknown>>;
  return kindOf(settings).secrets.filter((name) => given[name] !== undefined);
}

/** Where a channel goes. */
export function placeOf(settings: KeptChannelInput): string {
  return `${settings.kind} ${kindOf(settings).placeOf(settings)}`;
}
