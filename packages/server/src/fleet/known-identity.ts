import type { MinerIdentity } from "@hearthash/client";
import { isRealIdentity, type MinerEntry } from "./miner-entry.js";
import type { MinerRow } from "./miner-rows.js";
import type { Registry } from "./registry.js";

/** The first word of an identity at an address. What is stored of it from former times is its own. */
export function adoptIdentity(registry: Registry, entry: MinerEntry, seen: MinerIdentity, now: number): void {
  const before = entry.id;
  const former = registry.rows.get(seen.id);
  const kept = former === undefined ? entry.row : withFormer(entry.row, former);
  registry.store(entry, { ...kept, id: seen.id, identity: seen, lastSeenAt: now });
  registry.news.identified(registry.refresh(entry), before);
}

/** Firmware or product changed, or a firmware now tells its DNA. One that no longer tells it keeps it. */
export function learnIdentity(registry: Registry, entry: MinerEntry, seen: MinerIdentity, now: number): void {
  const own = entry.identity;
  if (own === seen) return;
  if (own !== undefined && JSON.stringify(own) === JSON.stringify(seen)) return;
  if (own?.dna !== undefined && seen.dna === undefined) return;
  const before = entry.id;
  const isRenamed = isRealIdentity(seen) && seen.id !== before && registry.find(seen.id) === undefined;
  const id = isRenamed ? seen.id : before;
  registry.store(entry, { ...entry.row, id, identity: seen, lastSeenAt: now });
  if (isRenamed) registry.news.identified(registry.refresh(entry), before);
}

/** What was kept of it while nobody named it; what is said of it now counts more, and a limit is never lost. */
function withFormer(row: MinerRow, former: MinerRow): MinerRow {
  return {
    ...row,
    name: row.name ?? former.name,
    place: row.place ?? former.place,
    notes: row.notes ?? former.notes,
    maxPowerW: row.maxPowerW ?? former.maxPowerW,
    neverOnUnattended: row.neverOnUnattended || former.neverOnUnattended,
    addedAt: former.addedAt,
  };
}
