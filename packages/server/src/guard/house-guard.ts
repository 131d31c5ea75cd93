import type {
  Actor,
  GuardList,
  GuardQuery,
  GuardResource,
  PinAll,
  PinAllOutcome,
  PinMiner,
  RestorePin,
} from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { LiveMiner } from "../live/index.js";
import { arrangementOf } from "./core/arrangement.js";
import type { GuardMemory } from "./core/memory.js";
import type { GuardParts } from "./guard-parts.js";
import { guardResource } from "./guard-resource.js";
import { listGuard } from "./list-guard.js";
import { acceptedMemory, givenPin, presentOf, presentPin, repinned, settingsOf } from "./pin-book.js";
import { pinEach } from "./pin-each.js";
import { driftText, poolsForLog } from "./texts.js";
import type { Watch } from "./watch.js";

/** The guard: what is pinned, and what a person has to say of it. */
export class HouseGuard {
  readonly #parts: GuardParts;
  readonly #watch: Watch;

  constructor(parts: GuardParts, watch: Watch) {
    this.#parts = parts;
    this.#watch = watch;
  }

  /** @throws ServerError `request-invalid` for a cursor that is not of this list. */
  list(query: GuardQuery): GuardList {
    return listGuard(this.#parts, query, (live) => this.#resource(live));
  }

  /** @throws ServerError `not-found`. */
  get(minerId: string): GuardResource {
    return this.#resource(this.#parts.fleet.need(minerId));
  }

  /** @throws ServerError `not-found`, `request-invalid`, `conflict`. */
  async pin(minerId: string, wanted: PinMiner, by: Actor): Promise<GuardResource> {
    const { pins } = this.#parts;
    const { id } = this.#parts.fleet.need(minerId);
    const before = pins.get(id);
    const settings = settingsOf(before, wanted);
    if (before !== undefined && wanted.pools === undefined) {
      this.#change(id, before, wanted, by);
      return this.get(id);
    }
    const isGiven = wanted.pools !== undefined && wanted.pools !== "present";
    const live = isGiven ? this.#parts.fleet.need(id) : await this.#watch.pollWithPools(id);
    const now = this.#parts.clock.now();
    const pin = isGiven ? givenPin(live, listed(wanted.pools), by, now) : presentPin(presentOf(live), by);
    const mode = settings.pinMode && !isGiven ? presentOf(live).mode : undefined;
    const memory = repinned(pins.get(live.id), { ...pin, mode }, settings);
    this.#keepPasswords(live.id, memory, wanted);
    const data = { pools: poolsForLog(pin.pools), settings };
    this.#note("guard.pinned", live, by, `${by.name} has pinned ${live.name}`, data);
    this.#watch.begin(live, memory);
    return this.get(live.id);
  }

  /** @throws ServerError `not-found`. */
  unpin(minerId: string, by: Actor): void {
    const live = this.#parts.fleet.need(minerId);
    if (this.#parts.pins.get(live.id) === undefined) return;
    this.#watch.end(live.id);
    this.#note(
      "guard.unpinned",
      live,
      by,
      `${by.name} has unpinned ${live.name}: its pools are not guarded any more`,
      {},
    );
  }

  async pinAll({ miners, again, ...settings }: PinAll, by: Actor): Promise<PinAllOutcome> {
    const { fleet, pins } = this.#parts;
    const ids = miners ?? fleet.list().map(({ id }) => id);
    const isMeant = (id: string) => again === true || pins.get(fleet.get(id)?.id ?? id) === undefined;
    const pools = again === true ? ({ pools: "present" } as const) : {};
    return await pinEach(ids, isMeant, (id) => this.pin(id, { ...settings, ...pools }, by));
  }

  /** @throws ServerError `not-found`, `conflict`, `changed-meanwhile`. */
  async accept(minerId: string, driftId: string | undefined, by: Actor): Promise<GuardResource> {
    const { id } = this.#parts.fleet.need(minerId);
    this.#needPinned(id);
    const live = await this.#watch.pollWithPools(id);
    const before = this.#needPinned(live.id);
    const seenIds = [before.drift?.id, before.redirect?.id];
    if (driftId !== undefined && !seenIds.includes(driftId)) {
      const text = `what you have seen of ${live.name} is not what there is now: look again, then accept that`;
      throw new ServerError("changed-meanwhile", text);
    }
    const sight = presentOf(live);
    const memory = acceptedMemory(before, sight, by);
    this.#parts.tally.accepted += 1;
    const data = {
      ...{ before: poolsForLog(before.pin.pools), after: poolsForLog(arrangementOf(sight.pools)) },
      ...{ lastRightAt: before.lastRightAt ?? null },
    };
    const what = before.drift === undefined ? "it is as it was" : driftText(before.drift);
    this.#note("guard.accepted", live, by, `${by.name} has accepted ${live.name} as it is: ${what}`, data);
    this.#watch.begin(live, memory);
    return this.get(live.id);
  }

  /** @throws ServerError `not-found`, `conflict`. */
  pause(minerId: string, minutes: number, by: Actor): GuardResource {
    const live = this.#parts.fleet.need(minerId);
    const before = this.#needPinned(live.id);
    const now = this.#parts.clock.now();
    const pausedUntil = minutes === 0 ? undefined : now + minutes * 60_000;
    const did =
      minutes === 0
        ? `has ended the pause of the guard of ${live.name}`
        : `has paused the guard of ${live.name} for ${minutes} min`;
    this.#note("guard.paused", live, by, `${by.name} ${did}`, { minutes });
    this.#watch.begin(live, { ...before, pausedUntil });
    return this.get(live.id);
  }

  /** @throws ServerError `not-found`, `conflict`. */
  async restore(minerId: string, { level }: RestorePin, by: Actor): Promise<GuardResource> {
    const { id } = this.#parts.fleet.need(minerId);
    this.#needPinned(id);
    const live = await this.#watch.pollWithPools(id);
    const memory = this.#needPinned(live.id);
    if (memory.drift === undefined) {
      const why =
        live.error === undefined ? "it is as it is pinned" : `it does not answer: ${live.error.code}`;
      throw new ServerError("conflict", `there is nothing to restore at ${live.name}: ${why}`);
    }
    const own = memory.settings.restore === "setpool" ? "setpool" : "switch";
    this.#watch.restoreByHand(live, memory, level ?? own, by);
    return this.get(live.id);
  }

  counts() {
    const { drifts, redirects, accepted, begun, verified, failed } = this.#parts.tally;
    return { drifts, redirects, accepted, restores: { begun, verified, failed } };
  }

  #change(id: string, before: GuardMemory, wanted: PinMiner, by: Actor): void {
    const live = this.#parts.fleet.need(id);
    const settings = settingsOf(before, wanted);
    this.#keepPasswords(id, before, wanted);
    // Somebody has looked at it: what was stopped for a password is tried again when that is given anew.
    const isAnew = wanted.poolPasswords !== undefined || wanted.restore !== undefined;
    const restore = isAnew ? { ...before.restore, stop: undefined, locked: undefined } : before.restore;
    const mode = settings.pinMode ? before.pin.mode : undefined;
    const memory = { ...before, settings, restore, pin: { ...before.pin, mode } };
    const message = `${by.name} has changed how ${live.name} is guarded`;
    this.#note("guard.changed", live, by, message, { settings });
    this.#watch.begin(live, memory);
  }

  /** @throws ServerError `request-invalid` when there are not as many passwords as pools. */
  #keepPasswords(id: string, { pin, settings }: GuardMemory, wanted: PinMiner): void {
    const { passwords } = this.#parts;
    const given = wanted.poolPasswords;
    if (given !== undefined && given.length !== pin.pools.length) {
      const message = `takes one for each of the ${pin.pools.length} pinned pools`;
      throw new ServerError("request-invalid", `poolPasswords ${message}`, [
        { path: "poolPasswords", message },
      ]);
    }
    const restore = wanted.restore ?? settings.restore;
    if (given === undefined && restore === "setpool" && !passwords.hasAll(id, pin.pools)) {
      const message = "is needed for restore setpool: one for each pinned pool, in their order";
      throw new ServerError("request-invalid", `poolPasswords ${message}`, [
        { path: "poolPasswords", message },
      ]);
    }
    if (given !== undefined) passwords.put(id, pin.pools, given);
  }

  #needPinned(id: string): GuardMemory {
    const memory = this.#parts.pins.get(id);
    if (memory !== undefined) return memory;
    throw new ServerError("conflict", `${this.#parts.fleet.need(id).name} is not guarded: pin it first`);
  }

  #resource(live: LiveMiner): GuardResource {
    const { pins, passwords, hasWebPassword, clock } = this.#parts;
    const memory = pins.get(live.id);
    return guardResource(live, memory, {
      now: clock.now(),
      hasPoolPasswords: memory !== undefined && passwords.hasAll(live.id, memory.pin.pools),
      hasWebPassword: hasWebPassword(live.id),
    });
  }

  #note(kind: string, { id: minerId }: LiveMiner, actor: Actor, message: string, data: object): void {
    this.#parts.journal.write({ kind, minerId, actor, message, data: { ...data } });
  }
}

function listed(pools: PinMiner["pools"]) {
  return pools === undefined || pools === "present" ? [] : pools;
}
