import type { EventMap } from "../../events/index.js";
import type { HouseParts } from "./house-parts.js";
import { plainName } from "./names.js";

/** A part of the server is in trouble, or not any more: told once each, however often it is said. */
export function hearProblem(
  { book, clock, fleet, rules }: HouseParts,
  { source, minerId, problem }: EventMap["system.problem"],
): void {
  const live = minerId === undefined ? undefined : fleet.get(minerId);
  const name = live?.name ?? "hearthash";
  const subject = { kind: "system", minerId: minerId ?? null, source, name } as const;
  const open = book.openAlert(subject);
  const now = clock.now();
  if (problem === undefined) {
    const message = String(open?.data["message"] ?? "");
    book.end(subject, `${plainName(name)}: over. ${message}`.trim(), now, false);
    return;
  }
  const rule = rules.effective("system", { id: minerId ?? "", model: live?.model });
  if (open !== undefined || !rule.enabled) return;
  const data = { source, code: problem.code, message: problem.message.slice(0, 500) };
  const text = `${plainName(name)}: ${data.message}`;
  book.begin({ ...subject, severity: rule.severity, since: now, text, data, isOnce: false }, now, () => {});
}
