import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type Actor,
  type AlertKind,
  type AlertMute,
  type AlertQuery,
  type AlertResource,
  type AlertRuleResource,
  alertTitles,
  type ChangeAlertRule,
  type CreateAlertMute,
} from "@hearthash/contract";
import type { EventMap } from "../../events/index.js";
import type { LiveMiner } from "../../live/index.js";
import type { AlertPart } from "./alert-store.js";
import { hearDrift } from "./hear-drift.js";
import { hearProblem } from "./hear-problem.js";
import type { HouseParts } from "./house-parts.js";
import { DigestTeller } from "./tell-digest.js";
import { watchMiner } from "./watch-miners.js";

/** A look so short a time ago is as good as one now. */
const JUST_NOW_MS = 5000;
/** So many miners are looked at in a row. */
const SLICE = 100;

/** The house's alerts: rules held against what miners show, and what its owner has to say of it. */
export class HouseAlerts {
  readonly #parts: HouseParts;
  readonly #digest: DigestTeller;

  constructor(parts: HouseParts) {
    this.#parts = parts;
    this.#digest = new DigestTeller(parts);
  }

  list(query: AlertQuery): AlertPart {
    return this.#parts.book.alerts.list(query);
  }

  /** Those that are not over, the oldest first. */
  open(): readonly AlertResource[] {
    return this.#parts.book.openAlerts();
  }

  /** @throws ServerError `not-found`. */
  need(id: string): AlertResource {
    return this.#parts.book.need(id);
  }

  /** @throws ServerError `not-found`, `conflict` when it is over. */
  acknowledge(id: string, by: Actor): AlertResource {
    return this.#parts.book.answer(id, "acknowledge", by);
  }

  /** @throws ServerError `not-found`, `conflict` when it is over. */
  snooze(id: string, minutes: number, by: Actor): AlertResource {
    const snoozedUntil = this.#parts.clock.now() + minutes * 60_000;
    return this.#parts.book.answer(id, { snoozedUntil }, by);
  }

  rules(): readonly AlertRuleResource[] {
    return this.#parts.rules.list();
  }

  rule(kind: AlertKind): AlertRuleResource {
    return this.#parts.rules.get(kind);
  }

  /** @throws ServerError `request-invalid`. */
  changeRule(kind: AlertKind, change: ChangeAlertRule, by: Actor): AlertRuleResource {
    const rule = this.#parts.rules.change(kind, change);
    const data = { rule: kind, changes: Object.keys(change) };
    this.#note("alert.rule-changed", `${by.name} has changed the rule "${alertTitles[kind]}"`, by, data);
    return rule;
  }

  mutes(): readonly AlertMute[] {
    return this.#parts.book.mutes.list(this.#parts.clock.now());
  }

  mute(wanted: CreateAlertMute, by: Actor): AlertMute {
    const mute = this.#parts.book.mutes.add(wanted, this.#parts.clock.now());
    this.#note("alert.muted", `${by.name} has muted ${this.#muted(mute)}`, by, mute);
    return mute;
  }

  /** @throws ServerError `not-found`. */
  unmute(id: string, by: Actor): void {
    const mute = this.mutes().find((one) => one.id === id);
    this.#parts.book.mutes.remove(id);
    const what = mute === undefined ? "a mute that was over" : `the mute of ${this.#muted(mute)}`;
    this.#note("alert.unmuted", `${by.name} has taken away ${what}`, by, { id });
  }

  /** Looks at one miner. */
  look(minerId: string, hasRestarted = false): void {
    const live = this.#parts.fleet.get(minerId);
    if (live !== undefined) watchMiner(this.#parts, live, this.#parts.clock.now(), hasRestarted);
  }

  /** Looks at everything that time alone can change, and asks miners for their pools. */
  async tick(): Promise<void> {
    const { clock, fleet, book, pools, rules, memories } = this.#parts;
    this.#dropStrangers();
    for (const [index, id] of idsOf(fleet.list()).entries()) {
      const live = fleet.get(id);
      if (live !== undefined && !wasJustSeen(live, clock.now())) this.look(id);
      // A crowd of miners must not keep polls waiting.
      if (index % SLICE === SLICE - 1) await nextTurn();
    }
    book.wake(clock.now());
    await this.#digest.look(clock.now());
    await memories.saveSometimes(clock.now());
    const asked = fleet
      .list()
      .filter((live) => isToBeAsked(live) && rules.effective("pool-dead", live).enabled);
    await pools.refresh(idsOf(asked), clock.now());
  }

  /** A part of the server is in trouble, or not any more. */
  hear(told: EventMap["system.problem"]): void {
    hearProblem(this.#parts, told);
  }

  /** The guard has seen a drift, or its end. */
  hearDrift(told: EventMap["pool.drifted"]): void {
    hearDrift(this.#parts, told);
  }

  rename(before: string, after: string): void {
    const { book, memories, rules } = this.#parts;
    book.rename(before, after);
    memories.rename(before, after);
    rules.rename(before, after);
  }

  /** A miner is no longer on the list: nobody is told what becomes of its alerts. */
  remove(minerId: string): void {
    const { book, clock, memories, pools } = this.#parts;
    for (const { kind, data } of book.openAlerts().filter((alert) => alert.minerId === minerId)) {
      const source = kind === "system" ? String(data["source"]) : undefined;
      book.end({ kind, minerId, source, name: minerId }, "The miner was removed.", clock.now(), true);
    }
    book.mutes.forget(minerId);
    memories.forget(minerId);
    pools.forget(minerId);
  }

  /** Miners are not asked for anything any more: a silent one must not hold up the end. */
  stopAsking(): void {
    this.#parts.pools.stop();
  }

  save(): void {
    this.#parts.memories.save();
  }

  #dropStrangers(): void {
    const { book, fleet } = this.#parts;
    const gone = book.openAlerts().flatMap(({ minerId }) => (minerId === null ? [] : [minerId]));
    for (const id of new Set(gone)) if (fleet.get(id) === undefined) this.remove(id);
  }

  #muted({ kind, minerId }: AlertMute): string {
    const rule = kind === null ? "all alerts" : `"${alertTitles[kind]}"`;
    if (minerId === null) return rule;
    return `${rule} of ${this.#parts.fleet.get(minerId)?.name ?? minerId}`;
  }

  #note(kind: string, message: string, actor: Actor, data: Readonly<Record<string, unknown>>): void {
    this.#parts.journal.write({ kind, message, actor, data });
  }
}

/** A list of miners that is kept while others are waited for would keep all their readings, too. */
function idsOf(miners: readonly LiveMiner[]): readonly string[] {
  return miners.map(({ id }) => id);
}

/** One whose polls bring its pools is not asked for them. */
function isToBeAsked({ presence, pools }: LiveMiner): boolean {
  return presence === "online" && pools === undefined;
}

/** One that answered a moment ago was looked at then. */
function wasJustSeen({ presence, polledAt, error }: LiveMiner, now: number): boolean {
  return (
    presence === "online" && error === undefined && polledAt !== undefined && now - polledAt < JUST_NOW_MS
  );
}
