import type { EventMap } from "../../events/index.js";
import type { HouseParts } from "./house-parts.js";
import { plainName } from "./names.js";

/** The guard has seen a drift, or its end: the same one is told once, another one at once. */
export function hearDrift(
  { book, clock, rules, moments }: HouseParts,
  { miner, kind, told, isUnpinned }: EventMap["pool.drifted"],
): void {
  const name = plainName(miner.name);
  const subject = { kind, minerId: miner.id, name: miner.name };
  const open = book.openAlert(subject);
  const now = clock.now();
  if (told === undefined) {
    const what = kind === "pool-drift" ? "difference from its pin" : "redirect of its pool";
    const text = isUnpinned === true ? "its pin was removed" : `the ${what} is over`;
    book.end(subject, `${name}: ${text}.`, now, false);
    return;
  }
  const rule = rules.effective(kind, miner);
  if (open?.data["driftId"] === told.id || !rule.enabled) return;
  if (open !== undefined) book.end(subject, `${name} has changed again.`, now, true);
  const lastRight =
    told.lastRightAt === undefined ? "" : ` It was last right at ${moments.at(told.lastRightAt, now)}.`;
  const text = `${name}: ${told.text}.${lastRight}`.slice(0, 1000);
  const data = { ...told.data, driftId: told.id };
  const alert = { severity: rule.severity, since: now, text, data, isOnce: false };
  book.begin({ ...subject, ...alert }, now, () => {});
}
