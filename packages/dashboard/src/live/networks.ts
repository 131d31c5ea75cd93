import type { DiscoveryResource } from "@hearthash/contract";
import { api } from "./api.js";
import { discoveries } from "./lists.js";

/** Searches a network that the reader names; the search stands first in `discoveries`. */
export async function searchNetwork(targets: string): Promise<void> {
  await api<DiscoveryResource>("/discoveries", { method: "POST", body: { targets } });
  await discoveries.refresh();
}

/** Adds a miner by `host` or `host:port` and gives its id. */
export async function addByAddress(text: string): Promise<string> {
  const match = /^(.*?)(?::(\d+))?$/.exec(text);
  const [host, port] = [match?.[1] ?? text, match?.[2]];
  const body = { host, ...(port === undefined ? {} : { port: Number(port) }) };
  return (await api<{ id: string }>("/miners", { method: "POST", body })).id;
}
