import type { KeptChannelInput } from "@hearthash/contract";
import type { Message } from "../message.js";
import type { Net } from "../net/net.js";
import type { Outcome } from "../outcome.js";

/** Settings of one kind of channel. */
export type SettingsOf<Kind extends KeptChannelInput["kind"]> = Extract<KeptChannelInput, { kind: Kind }>;

/** Where messages go: one try each. Never throws. */
export interface Channel {
  send(message: Message): Promise<Outcome>;
}

/** One kind of channel. */
export interface ChannelKind<Kind extends KeptChannelInput["kind"]> {
  open(settings: SettingsOf<Kind>, net: Net): Channel;
  /** What may be shown of its settings. */
  show(settings: SettingsOf<Kind>): Readonly<Record<string, string | number | string[]>>;
  /** Names of its settings that are never shown. */
  readonly secrets: readonly string[];
  /** Where it goes: secrets stay with a channel as long as this does. */
  placeOf(settings: SettingsOf<Kind>): string;
}

/** Address of a URL without what may be a secret in it. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
