import type { RawReply } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { api } from "./api.js";

/** Commands of the cgminer API that only read. */
export const rawCommands = ["version", "summary", "estats", "litestats", "pools", "devs", "config"] as const;
export type RawCommand = (typeof rawCommands)[number];

/** The last raw reply that was asked for, by miner, as text for people. */
export const rawReplies = signal<ReadonlyMap<string, { readonly at: number; readonly text: string }>>(
  new Map(),
);

/** Asks a miner and keeps its reply as text. Secrets are hidden by the server. */
export async function readRaw(minerId: string, command: RawCommand): Promise<void> {
  const path = `/miners/${encodeURIComponent(minerId)}/raw/${command}`;
  const { at, reply } = await api<RawReply>(path);
  const text = typeof reply === "string" ? reply : JSON.stringify(reply, null, 2);
  rawReplies.value = new Map(rawReplies.value).set(minerId, { at, text });
}
