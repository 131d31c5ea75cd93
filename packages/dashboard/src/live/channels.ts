import type { ChannelInput, ChannelResource, DeliveryResource, ReplaceChannel } from "@hearthash/contract";
import { api } from "./api.js";
import { RemoteList } from "./list.js";

/** Where messages go. */
export const channels = new RemoteList<ChannelResource>("/channels");

/** A test waits for the other side, who may take a while to refuse. */
const TEST_TIMEOUT_MS = 60_000;

function pathOf(id: string): string {
  return `/channels/${encodeURIComponent(id)}`;
}

/** Adds a channel and gives it as it is now. */
export async function addChannel(channel: ChannelInput): Promise<ChannelResource> {
  const added = await api<ChannelResource>("/channels", { method: "POST", body: channel });
  await channels.refresh();
  return added;
}

/** Replaces a channel. A secret that is not given stays, as long as it goes to the same place. */
export async function replaceChannel(id: string, channel: ReplaceChannel): Promise<void> {
  await api<ChannelResource>(pathOf(id), { method: "PUT", body: channel });
  await channels.refresh();
}

export async function removeChannel(id: string): Promise<void> {
  await api(pathOf(id), { method: "DELETE" });
  await channels.refresh();
}

/** Sends a message at once and tells what became of it. */
export async function testChannel(id: string): Promise<DeliveryResource> {
  const signal = AbortSignal.timeout(TEST_TIMEOUT_MS);
  const delivery = await api<DeliveryResource>(`${pathOf(id)}/test`, { method: "POST", signal });
  await channels.refresh();
  return delivery;
}
