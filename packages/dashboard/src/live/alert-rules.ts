import type {
  AlertKind,
  AlertMute,
  AlertRuleResource,
  ChangeAlertRule,
  CreateAlertMute,
} from "@hearthash/contract";
import { api } from "./api.js";
import { RemoteList } from "./list.js";

/** The rules behind alerts. */
export const alertRules = new RemoteList<AlertRuleResource>("/alert-rules");
/** What nobody wants to hear of. */
export const alertMutes = new RemoteList<AlertMute>("/alert-mutes");

/** Changes a rule; what is left out stays. */
export async function changeRule(kind: AlertKind, change: ChangeAlertRule): Promise<void> {
  const rule = await api<AlertRuleResource>(`/alert-rules/${kind}`, { method: "PATCH", body: change });
  alertRules.items.value = alertRules.items.value?.map((known) => (known.kind === kind ? rule : known));
}

/** Mutes a rule, a miner, or one rule for one miner. */
export async function addMute(mute: CreateAlertMute): Promise<void> {
  await api<AlertMute>("/alert-mutes", { method: "POST", body: mute });
  await alertMutes.refresh();
}

/** Takes a mute away. */
export async function removeMute(id: string): Promise<void> {
  await api(`/alert-mutes/${encodeURIComponent(id)}`, { method: "DELETE" });
  await alertMutes.refresh();
}
