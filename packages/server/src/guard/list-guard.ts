import type { GuardList, GuardQuery, GuardResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { LiveMiner } from "../live/index.js";
import type { GuardParts } from "./guard-parts.js";
import { badgeOf } from "./guard-resource.js";

const DEFAULT_LIMIT = 100;

/** What is guarded, in the order of the fleet, in parts; unguarded miners only when they are asked for. */
export function listGuard(
  { fleet, pins, clock }: GuardParts,
  { badge, limit = DEFAULT_LIMIT, cursor }: GuardQuery,
  resource: (live: LiveMiner) => GuardResource,
): GuardList {
  const now = clock.now();
  const summary = { ok: 0, drifted: 0, paused: 0, off: 0, redirected: 0 };
  const meant: LiveMiner[] = [];
  for (const live of fleet.list()) {
    const memory = pins.get(live.id);
    const shown = badgeOf(memory, now);
    summary[shown] += 1;
    if (memory?.redirect !== undefined) summary.redirected += 1;
    if (badge === undefined ? shown !== "off" : shown === badge) meant.push(live);
  }
  const start = startOf(cursor);
  const items = meant.slice(start, start + limit).map(resource);
  const isEnd = start + items.length >= meant.length;
  return { summary, items, next: isEnd ? null : String(start + items.length) };
}

function startOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  const message = "takes `next` of the answer before";
  throw new ServerError("request-invalid", `the cursor ${message}`, [{ path: "cursor", message }]);
}
