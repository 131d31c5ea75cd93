import type { ChangeMiner, MinerDetail } from "@hearthash/contract";
import { api } from "./api.js";
import { fleet } from "./house.js";

function pathOf(id: string): string {
  return `/miners/${encodeURIComponent(id)}`;
}

/** Changes name, place, notes or limits. What is left out stays; null takes a text away. */
export async function changeMiner(id: string, change: ChangeMiner): Promise<void> {
  const detail = await api<MinerDetail>(pathOf(id), { method: "PATCH", body: change });
  fleet.takeMiner(detail);
  if (fleet.details.value.has(id)) fleet.takeDetail(detail);
}

/** Removes a miner. Its history stays on disk until it is dropped with the rest. */
export async function removeMiner(id: string): Promise<void> {
  await api(pathOf(id), { method: "DELETE" });
  // The stream says so too, within a second; until then nobody is to ask for it.
  fleet.takeTick({ at: Date.now(), rows: [], removed: [id] });
}

/** Keeps the web password of a miner, sealed by the server. */
export async function keepWebPassword(id: string, password: string): Promise<void> {
  await api(`${pathOf(id)}/web-password`, { method: "PUT", body: { password } });
}

/** Forgets the web password of a miner. */
export async function forgetWebPassword(id: string): Promise<void> {
  await api(`${pathOf(id)}/web-password`, { method: "DELETE" });
}
