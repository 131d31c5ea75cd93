import type {
  Actor,
  AlertKind,
  AlertMute,
  AlertQuery,
  AlertResource,
  AlertRuleResource,
  ChangeAlertRule,
  CreateAlertMute,
} from "@hearthash/contract";

/** What the routes need of the alerts. */
export interface AlertsApi {
  list(query: AlertQuery): { readonly items: readonly AlertResource[]; readonly next: string | undefined };
  /** Those that are not over, the oldest first. */
  open(): readonly AlertResource[];
  /** @throws ServerError `not-found`. */
  need(id: string): AlertResource;
  /** @throws ServerError `not-found`, `conflict` when it is over. */
  acknowledge(id: string, by: Actor): AlertResource;
  /** @throws ServerError `not-found`, `conflict` when it is over. */
  snooze(id: string, minutes: number, by: Actor): AlertResource;
  rules(): readonly AlertRuleResource[];
  rule(kind: AlertKind): AlertRuleResource;
  /** @throws ServerError `request-invalid`. */
  changeRule(kind: AlertKind, change: ChangeAlertRule, by: Actor): AlertRuleResource;
  mutes(): readonly AlertMute[];
  mute(wanted: CreateAlertMute, by: Actor): AlertMute;
  /** @throws ServerError `not-found`. */
  unmute(id: string, by: Actor): void;
}
