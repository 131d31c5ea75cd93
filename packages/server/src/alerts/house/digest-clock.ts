import { LocalTimes } from "../../time/index.js";

/** A digest that is this late is not sent any more. */
const LATEST_MS = 2 * 3_600_000;

/**
 * The moment of the digest that is due, if one is: the last one not told yet, unless it is long past.
 *
 * @param toldUntil moments up to this one are over.
 */
export function dueDigest(
  hour: number,
  timezone: string,
  toldUntil: number,
  now: number,
): { readonly due: number | undefined; readonly passed: number } {
  const times = new LocalTimes({ hour: Math.min(23, Math.floor(hour)), minute: 0, timezone });
  let passed = Math.max(toldUntil, now - 2 * 86_400_000);
  let due: number | undefined;
  for (let next = times.after(passed); next !== undefined && next <= now; next = times.after(next)) {
    passed = next;
    due = now - next <= LATEST_MS ? next : undefined;
  }
  return { due, passed };
}
