import type { AlertResource } from "@hearthash/contract";
import { AlertStore } from "./alert-store.js";
import { api } from "./api.js";

/** The alerts of the house; the stream feeds them. */
export const alerts = new AlertStore();

/** More at a time the server does not give. */
const MOST = 1000;

/** Reads the open ones anew: the stream left some out. */
export async function readOpenAlerts(): Promise<void> {
  try {
    const { items } = await api<{ items: readonly AlertResource[] }>(`/alerts?state=open&limit=${MOST}`);
    alerts.takeOpen(items);
  } catch {
    // The next snapshot has them.
  }
}

/** Says that somebody knows; its end is still told. */
export async function acknowledgeAlert(id: string): Promise<void> {
  const path = `/alerts/${encodeURIComponent(id)}/acknowledge`;
  alerts.take(await api<AlertResource>(path, { method: "POST" }));
}

/** Quiet for so long, then said again if it is still so. */
export async function snoozeAlert(id: string, minutes: number): Promise<void> {
  const path = `/alerts/${encodeURIComponent(id)}/snooze`;
  alerts.take(await api<AlertResource>(path, { method: "POST", body: { minutes } }));
}
