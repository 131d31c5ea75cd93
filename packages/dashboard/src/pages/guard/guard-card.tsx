import type { GuardResource } from "@hearthash/contract";
import { momentText } from "../../format/moments.js";
import { guardNews, guards, loadGuard } from "../../live/guard.js";
import { now } from "../../live/now.js";
import { useEvery } from "../../pieces/use-every.js";
import { DriftDetails } from "./drift-details.js";
import { BadgeMark } from "./guard-mark.js";

const EVERY_MS = 15_000;

/** The guard on a miner's own page: how it stands, and what differs from the pin. */
export function GuardCard({ minerId, badge }: { readonly minerId: string; readonly badge: unknown }) {
  useEvery(EVERY_MS, () => void loadGuard(minerId), `${minerId} ${guardNews.value} ${badge}`);
  const guard = guards.value.get(minerId);
  if (guard === undefined) return null;
  const isDrifted = guard.drift !== null || guard.redirect !== null;
  return (
    <section class="card" aria-label="Pool guard">
      <div class="card-title">
        <h2 class="grow">Pool guard</h2>
        <BadgeMark badge={guard.badge} />
      </div>
      {isDrifted ? <DriftDetails guard={guard} /> : <p class="small soft">{standsText(guard)}</p>}
      <p class="small">
        <a href="/guard">All pins</a>
      </p>
    </section>
  );
}

function standsText({ pin, pausedUntil, checkedAt }: GuardResource): string {
  if (pin === null) return "Its pools are not pinned: a stranger on your network can change them unnoticed.";
  if (pausedUntil !== null)
    return `Nothing is said about its pools until ${momentText(pausedUntil, now.value)}.`;
  const count = pin.pools.length === 1 ? "Its pool is" : `Its ${pin.pools.length} pools are`;
  return checkedAt === null ? "Pinned; its pools are read with the next poll." : `${count} as pinned.`;
}
