import type { PresetInput, PresetOutcome, PresetResource } from "@hearthash/contract";
import { api } from "./api.js";
import { presets } from "./lists.js";

/** Keeps a new preset, or replaces one. A password that is not given stays as it was. */
export async function savePreset(id: string | undefined, preset: PresetInput): Promise<void> {
  if (id === undefined) await api<PresetResource>("/presets", { method: "POST", body: preset });
  else await api<PresetResource>(`/presets/${encodeURIComponent(id)}`, { method: "PUT", body: preset });
  await presets.refresh();
}

export async function removePreset(id: string): Promise<void> {
  await api(`/presets/${encodeURIComponent(id)}`, { method: "DELETE" });
  await presets.refresh();
}

/** Gives miners the pools of a preset. What becomes of the commands comes over the stream. */
export async function applyPreset(
  id: string,
  miners: readonly string[],
  reboot: boolean,
): Promise<PresetOutcome> {
  const body = { miners: [...miners], reboot };
  return await api<PresetOutcome>(`/presets/${encodeURIComponent(id)}/apply`, { method: "POST", body });
}
