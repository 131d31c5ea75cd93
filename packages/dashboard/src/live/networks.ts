import type { DiscoveryResource } from "@hearthash/contract";
import { api } from "./api.js";
import { discoveries } from "./lists.js";

/** Searches a network that the reader names; the search stands first in `discoveries`. */
export async function searchNetwork(targets: string): Promise<void> {
  await api<DiscoveryResource>("/discoveries", { method: "POST", body: { targets } });
  await discoveries.refresh();
}

/** Stops a search; what it has found stays. */
export async function stopSearch(id: string): Promise<void> {
  await api(`/discoveries/${id}`, { method: "DELETE" });
  await discoveries.refresh();
}

/** Adds what a search has found; the network is searched again when one of them moves. */
export async function approveFound(
  id: string,
  miners: readonly { readonly host: string; readonly port: number }[],
): Promise<void> {
  await api(`/discoveries/${id}/approve`, { method: "POST", body: { miners, approveSubnet: true } });
  await discoveries.refresh();
}

/** Adds a miner by `host` or `host:port` and gives its id. */
export async function addByAddress(text: string): Promise<string> {
  const match = /^(.*?)(?::(\d+))?$/.exec(text);
  const [host, port] = [match?.[1] ?? text, match?.[2]];
  const body = { host, ...(port === undefined ? {} : { port: Number(port) }) };
  return (await api<{ id: string }>("/miners", { method: "POST", body })).id;
}
