import type { AlertSeverity } from "@hearthash/contract";
import type { Message } from "../message.js";

const ranks: readonly AlertSeverity[] = ["info", "warning", "error"];
const MOST_LINES = 20;
const MOST_TEXT = 1500;

/** Whether a severity is at least another. */
export function isAtLeast(severity: AlertSeverity, least: AlertSeverity): boolean {
  return ranks.indexOf(severity) >= ranks.indexOf(least);
}

/** Several messages as one, for a channel that has had its share. */
export function summaryOf(messages: readonly Message[], now: number): Message {
  const lines = messages.slice(-MOST_LINES).map(({ text }) => text.slice(0, 200));
  const left = messages.length - lines.length;
  const text = [...lines, ...(left > 0 ? [`and ${left} more`] : [])].join("\n").slice(0, MOST_TEXT);
  const severity = messages.reduce<AlertSeverity>(
    (worst, { severity }) => (isAtLeast(severity, worst) ? severity : worst),
    "info",
  );
  return {
    id: `${messages[0]?.id ?? "none"}.summary`,
    at: now,
    title: `hearthash: ${messages.length} messages`,
    text,
    severity,
    kind: messages.every(({ kind }) => kind === "ended") ? "ended" : "told",
  };
}
