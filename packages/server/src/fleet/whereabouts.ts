import { type Endpoint, formatEndpoint, type MinerIdentity } from "@hearthash/client";
import type { ServerClock } from "../time/index.js";
import { Conflicts } from "./conflicts.js";
import { adoptIdentity, learnIdentity } from "./known-identity.js";
import { isRealIdentity, isSameDevice, type MinerEntry } from "./miner-entry.js";
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
  readonly #conflicts: Conflicts;
  readonly #parts: WhereaboutsParts;

  constructor(parts: WhereaboutsParts) {
    this.#parts = parts;
    this.#registry = parts.registry;
    this.#conflicts = new Conflicts(parts.registry, () => parts.clock.now());
  }

  /** Whether the miner itself answered a poll; `undefined` when it did. The poll may move miners. */
  attribute(entry: MinerEntry, seen: MinerIdentity, beganAt: number): NotItself | undefined {
    const own = entry.identity;
    if (own === undefined || !isRealIdentity(own)) return this.#firstSeen(entry, seen);
    if (!isSameDevice(own, seen)) return this.#strange(entry, seen, beganAt);
    this.#itself(entry, seen, beganAt);
    return undefined;
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
    const onlyLeftAt = await this.#conflicts.recheck(entry, signal);
    if (onlyLeftAt !== undefined) this.#move(entry, onlyLeftAt, undefined);
  }

  /** An address without an identity so far: it gets this one, unless that is a known miner's. */
  #firstSeen(entry: MinerEntry, seen: MinerIdentity): NotItself | undefined {
    const owner = isRealIdentity(seen) ? this.#registry.owner(seen) : undefined;
    if (owner !== undefined && owner !== entry) {
      const knownAt = formatEndpoint(owner.endpoint);
      this.sighted(seen, entry.endpoint, entry);
      const message = `${describeDevice(seen)} answers here, which is known at ${knownAt}`;
      return { code: "identity-conflict", message };
    }
    const take = isRealIdentity(seen) ? adoptIdentity : learnIdentity;
    take(this.#registry, entry, seen, this.#now());
    return undefined;
  }

  #itself(entry: MinerEntry, seen: MinerIdentity, beganAt: number): void {
    entry.stranger = undefined;
    entry.notices.delete("another-miner-here");
    const movedAt = entry.notices.get("moved")?.since;
    if (movedAt !== undefined && this.#now() - movedAt > MOVED_NOTICE_MS) entry.notices.delete("moved");
    learnIdentity(this.#registry, entry, seen, this.#now());
    const { claim } = entry;
    if (claim === undefined || beganAt < claim.since) return;
    entry.claim = undefined;
    this.#conflicts.begin(entry, claim);
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
      const offer = `${message}; add it to have it among the miners`;
      entry.notice("another-miner-here", offer, this.#now());
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
    this.#conflicts.end(entry);
    entry.claim = undefined;
    entry.stranger = undefined;
    entry.notices.delete("another-miner-here");
    this.#registry.move(entry, endpoint);
    entry.notice("moved", `it was at ${formatEndpoint(from)} before`, this.#now());
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
    entry.poolReaders += gone.poolReaders;
    entry.fixed ??= gone.fixed;
    this.#registry.news.removed(gone.id, name, undefined);
  }

  #now(): number {
    return this.#parts.clock.now();
  }
}

function isSamePlace(one: Endpoint, other: Endpoint): boolean {
  return one.host === other.host && one.port === other.port;
}
