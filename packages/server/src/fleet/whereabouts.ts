import { type Endpoint, formatEndpoint, isHearthashError, type MinerIdentity } from "@hearthash/client";
import type { MinerNotice } from "../live/index.js";
import type { ServerClock } from "../time/index.js";
import { isRealIdentity, isSameDevice, type MinerEntry } from "./miner-entry.js";
import type { MinerRow } from "./miner-rows.js";
import type { Registry } from "./registry.js";
import { describeDevice } from "./to-live.js";

/** Why a poll that was answered is not one of the miner that was meant. */
export interface NotItself {
  readonly code: "another-miner-here" | "identity-conflict";
  readonly message: string;
}

export interface WhereaboutsParts {
  readonly registry: Registry;
  readonly clock: ServerClock;
  readonly pollSoon: (entry: MinerEntry) => void;
  readonly forget: (entry: MinerEntry) => void;
}

const MOVED_NOTICE_MS = 24 * 3_600_000;

/**
 * Keeps who is who and who is where. An identity seen at a new address is a claim: it has moved there when its own
 * address is dead or somebody else's, and it is a conflict when its own address still answers as it, asked after
 * the sighting. So two miners that swapped addresses come out right in whatever order they are polled.
 */
export class Whereabouts {
  readonly #registry: Registry;
  readonly #clock: ServerClock;
  readonly #parts: WhereaboutsParts;

  constructor(parts: WhereaboutsParts) {
    this.#parts = parts;
    this.#registry = parts.registry;
    this.#clock = parts.clock;
  }

  /** Whether the miner itself answered a poll; `undefined` when it did. The poll may move miners. */
  attribute(entry: MinerEntry, seen: MinerIdentity, beganAt: number): NotItself | undefined {
    const own = entry.identity;
    if (own !== undefined && isRealIdentity(own)) {
      if (!isSameDevice(own, seen)) return this.#strange(entry, seen, beganAt);
      this.#itself(entry, seen, beganAt);
      return undefined;
    }
    const owner = isRealIdentity(seen) ? this.#registry.owner(seen) : undefined;
    if (owner === undefined || owner === entry) {
      if (isRealIdentity(seen)) this.#adopt(entry, seen);
      else this.#learn(entry, seen);
      return undefined;
    }
    this.sighted(seen, entry.endpoint, entry);
    const message = `${describeDevice(seen)} answers here, which is known at ${formatEndpoint(owner.endpoint)}`;
    return { code: "identity-conflict", message };
  }

  /** Nobody answered at its address. */
  silent(entry: MinerEntry, beganAt: number): void {
    this.#settle(entry, beganAt);
  }

  /** An identity was seen at an address. */
  sighted(identity: MinerIdentity, endpoint: Endpoint, by?: MinerEntry): void {
    const owner = isRealIdentity(identity) ? this.#registry.owner(identity) : undefined;
    if (owner === undefined || isSamePlace(owner.endpoint, endpoint)) return;
    if (owner.conflict !== undefined && isSamePlace(owner.conflict.endpoint, endpoint)) return;
    const isAway = owner.standing.presence === "offline" && owner.standing.returns === 0;
    if (isAway || owner.stranger !== undefined) {
      this.#move(owner, endpoint, by);
      return;
    }
    owner.claim = { endpoint, by, since: performance.now() };
    this.#parts.pollSoon(owner);
  }

  /** Looks whether its identity still answers at the other address too. */
  async recheck(entry: MinerEntry, signal: AbortSignal): Promise<void> {
    const { conflict, identity } = entry;
    if (conflict === undefined || identity === undefined) return;
    const seen = await this.#identityAt(conflict.endpoint, signal);
    if (signal.aborted || entry.conflict !== conflict) return;
    if (seen === undefined || !isSameDevice(identity, seen)) return this.#missed(entry);
    entry.conflict = { ...conflict, misses: 0 };
    if (entry.standing.presence === "offline") this.#move(entry, conflict.endpoint, undefined);
  }

  async #identityAt(endpoint: Endpoint, signal: AbortSignal): Promise<MinerIdentity | undefined> {
    try {
      return await this.#registry.open(endpoint).identify({ signal });
    } catch (error) {
      if (!isHearthashError(error)) throw error;
      return undefined;
    }
  }

  #missed(entry: MinerEntry): void {
    if (entry.conflict === undefined) return;
    const misses = entry.conflict.misses + 1;
    if (misses < 2) entry.conflict = { ...entry.conflict, misses };
    else this.#endConflict(entry);
  }

  #itself(entry: MinerEntry, seen: MinerIdentity, beganAt: number): void {
    entry.stranger = undefined;
    entry.notices.delete("another-miner-here");
    const moved = entry.notices.get("moved");
    if (moved !== undefined && this.#clock.now() - moved.since > MOVED_NOTICE_MS)
      entry.notices.delete("moved");
    this.#learn(entry, seen);
    const { claim } = entry;
    if (claim === undefined || beganAt < claim.since) return;
    entry.claim = undefined;
    entry.conflict = { endpoint: claim.endpoint, misses: 0 };
    const message = `the same identity answers at ${formatEndpoint(claim.endpoint)} too`;
    this.#notice(entry, "identity-conflict", message);
    if (claim.by !== undefined && !claim.by.hasRealIdentity) {
      const here = `${entry.id} answers here and at ${formatEndpoint(entry.endpoint)}`;
      this.#notice(claim.by, "identity-conflict", here);
      this.#registry.refresh(claim.by);
    }
    this.#registry.news.conflict(this.#registry.refresh(entry), claim.endpoint);
  }

  #strange(entry: MinerEntry, seen: MinerIdentity, beganAt: number): NotItself {
    const before = entry.stranger;
    const count = before?.id === seen.id ? before.count + 1 : 1;
    const message = `${describeDevice(seen)} answers here`;
    const here = entry.endpoint;
    entry.stranger = { id: seen.id, count };
    this.#settle(entry, beganAt);
    this.sighted(seen, here, entry);
    if (count === 2 && isSamePlace(entry.endpoint, here)) {
      this.#notice(entry, "another-miner-here", `${message}; add it to have it among the miners`);
      this.#registry.news.replaced(this.#registry.refresh(entry), describeDevice(seen));
    }
    return { code: "another-miner-here", message };
  }

  /** Its own address does not answer as it: it is where it was seen. */
  #settle(entry: MinerEntry, beganAt: number): void {
    const { claim } = entry;
    if (claim === undefined || beganAt < claim.since) return;
    this.#move(entry, claim.endpoint, claim.by);
  }

  #move(entry: MinerEntry, endpoint: Endpoint, by: MinerEntry | undefined): void {
    const from = entry.endpoint;
    this.#endConflict(entry);
    entry.claim = undefined;
    entry.stranger = undefined;
    entry.notices.delete("another-miner-here");
    this.#registry.move(entry, endpoint);
    this.#notice(entry, "moved", `it was at ${formatEndpoint(from)} before`);
    if (by !== undefined && !by.hasRealIdentity && isSamePlace(by.endpoint, endpoint)) this.#merge(by, entry);
    this.#registry.news.moved(this.#registry.refresh(entry), from);
    this.#parts.pollSoon(entry);
  }

  /** A miner named by its address has turned out to be one that was known at another. */
  #merge(gone: MinerEntry, entry: MinerEntry): void {
    const { name } = this.#registry.live(gone);
    this.#registry.drop(gone, { forget: true });
    this.#registry.rows.alias(gone.id, entry.id);
    this.#registry.alias(gone.id, entry.id);
    this.#parts.forget(gone);
    gone.mergedInto = entry;
    entry.watchers += gone.watchers;
    entry.fixed ??= gone.fixed;
    this.#registry.news.removed(gone.id, name, undefined);
  }

  /** The first word of an identity at an address. What is stored of it from former times is its own. */
  #adopt(entry: MinerEntry, seen: MinerIdentity): void {
    const before = entry.id;
    const former = this.#registry.rows.get(seen.id);
    const kept = former === undefined ? entry.row : withFormer(entry.row, former);
    this.#registry.store(entry, { ...kept, id: seen.id, identity: seen, lastSeenAt: this.#clock.now() });
    this.#registry.news.identified(this.#registry.refresh(entry), before);
  }

  /** Firmware or product changed, or a firmware now tells its DNA. */
  #learn(entry: MinerEntry, seen: MinerIdentity): void {
    const own = entry.identity;
    if (own !== undefined && JSON.stringify(own) === JSON.stringify(seen)) return;
    if (own?.dna !== undefined && seen.dna === undefined) return;
    const isRenamed =
      isRealIdentity(seen) && seen.id !== entry.id && this.#registry.find(seen.id) === undefined;
    const before = entry.id;
    const id = isRenamed ? seen.id : before;
    this.#registry.store(entry, { ...entry.row, id, identity: seen, lastSeenAt: this.#clock.now() });
    if (isRenamed) this.#registry.news.identified(this.#registry.refresh(entry), before);
  }

  #endConflict(entry: MinerEntry): void {
    if (entry.conflict === undefined) return;
    for (const other of [entry, ...this.#registry.at(entry.conflict.endpoint)]) {
      other.notices.delete("identity-conflict");
      this.#registry.refresh(other);
    }
    entry.conflict = undefined;
  }

  #notice(entry: MinerEntry, code: MinerNotice["code"], message: string): void {
    entry.notices.set(code, { code, message, since: this.#clock.now() });
  }
}

/** Whether two endpoints are one place. */
export function isSamePlace(one: Endpoint, other: Endpoint): boolean {
  return one.host === other.host && one.port === other.port;
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
