import type { CreatedPairingCode, DeviceResource, LanResource, Scope } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { api } from "./api.js";
import { RemoteList } from "./list.js";
import { problemText } from "./problem.js";
import { refreshWhoAmI } from "./session.js";

/** Devices that were paired with a code. */
export const devices = new RemoteList<DeviceResource>("/devices");

/** How the home network reaches the server; undefined until it has said so. */
export const lan = signal<LanResource | undefined>(undefined);
export const lanProblem = signal<string | undefined>(undefined);

/** Reads how the home network reaches the server. */
export async function loadLan(): Promise<void> {
  try {
    lan.value = await api<LanResource>("/lan");
    lanProblem.value = undefined;
  } catch (error) {
    lanProblem.value = problemText(error);
  }
}

/** Makes a code that pairs one device. It is told this once. */
export async function makePairingCode(scope: Scope): Promise<CreatedPairingCode> {
  return await api<CreatedPairingCode>("/pairing-codes", { method: "POST", body: { scope } });
}

export async function renameDevice(id: string, name: string): Promise<void> {
  await api(`/devices/${encodeURIComponent(id)}`, { method: "PATCH", body: { name } });
  await devices.refresh();
}

/** Takes a device's rights away; it may be this one. */
export async function revokeDevice(id: string): Promise<void> {
  await api(`/devices/${encodeURIComponent(id)}`, { method: "DELETE" });
  await Promise.all([refreshWhoAmI(), devices.refresh()]);
}
