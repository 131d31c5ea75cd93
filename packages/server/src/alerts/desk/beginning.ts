import type { AlertKind, AlertResource, AlertSeverity } from "@hearthash/contract";
import { plainName } from "./names.js";

/** What an alert is about: a rule at a miner, or a part of the server. */
export interface Subject {
  readonly kind: AlertKind;
  readonly minerId: string | null;
  readonly source?: string | undefined;
}

/** What begins or happens. */
export interface Beginning extends Subject {
  readonly name: string;
  readonly severity: AlertSeverity;
  readonly since: number;
  readonly text: string;
  readonly data: AlertResource["data"];
  /** True for what has no length. */
  readonly isOnce: boolean;
}

/** The same for the same subject. */
export function keyOf({ kind, minerId, source }: Subject): string {
  return `${kind}\n${minerId ?? ""}\n${source ?? ""}`;
}

/** A few words above a message. */
export function titleOf({ kind, resolvedAt, since }: AlertResource, name: string): string {
  if (kind === "daily-digest") return "hearthash: the day";
  const words = kind.replaceAll("-", " ");
  const isOver = resolvedAt !== null && resolvedAt > since;
  return `${plainName(name)}: ${isOver ? `${words} is over` : words}`;
}
