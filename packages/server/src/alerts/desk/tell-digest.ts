import { digestOf, digestText } from "../house/digest.js";
import { dueDigest } from "../house/digest-clock.js";
import type { HouseParts } from "./house-parts.js";

const KIND = "daily-digest";
const DAY_MS = 86_400_000;

/** Tells the digest when it is due. While the rule is off, and before it was ever on, moments pass unseen. */
export function tellDigest(parts: HouseParts, now: number): void {
  const { rules, memories, timezone } = parts;
  const rule = rules.effective(KIND, { id: "", model: undefined });
  const toldUntil = memories.get("", KIND).facts?.["until"];
  if (typeof toldUntil !== "number" || !rule.enabled) {
    memories.keep("", KIND, { facts: { until: now } });
    return;
  }
  const { due, passed } = dueDigest(rule.threshold ?? 8, timezone, toldUntil, now);
  if (passed <= toldUntil) return;
  const memory = { facts: { until: passed } };
  if (due !== undefined) tell(parts, now, () => memories.write("", KIND, memory));
  memories.keep("", KIND, memory);
}

function tell({ rules, fleet, book }: HouseParts, now: number, remember: () => void): void {
  const { severity } = rules.effective(KIND, { id: "", model: undefined });
  const alertsOfTheDay = book.alerts.countSince(now - DAY_MS);
  const digest = digestOf(fleet.list(), { openAlerts: book.openAlerts().length, alertsOfTheDay }, now);
  const text = digestText(digest);
  const about = { kind: KIND, minerId: null, name: "hearthash", isOnce: true } as const;
  book.begin({ ...about, severity, since: now, text, data: { ...digest } }, now, remember);
}
