import { type Pool, redactText } from "@hearthash/client";
import type { PoolResource } from "@hearthash/contract";
import { deviceText } from "./device-text.js";

const LONGEST = 255;

/** A pool as it is shown. A password that stands in its URL is hidden. */
export function poolResource(pool: Pool): PoolResource {
  const { stratumUrl } = pool;
  return {
    id: pool.id,
    url: deviceText(redactText(pool.url), LONGEST),
    worker: deviceText(pool.worker, LONGEST),
    status: deviceText(pool.status),
    priority: pool.priority ?? null,
    active: pool.active,
    accepted: pool.accepted ?? null,
    rejected: pool.rejected ?? null,
    stale: pool.stale ?? null,
    lastShareAt: pool.lastShareAt === undefined ? null : Math.round(pool.lastShareAt),
    stratumUrl: stratumUrl === undefined ? null : deviceText(redactText(stratumUrl), LONGEST),
  };
}
