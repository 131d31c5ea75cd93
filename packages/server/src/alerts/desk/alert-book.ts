import { randomUUID } from "node:crypto";
import type { Actor, AlertResource } from "@hearthash/contract";
import type { Message, Outbox } from "../../channels/index.js";
import { ServerError } from "../../errors/index.js";
import type { EventFlow } from "../../events/index.js";
import type { Journal } from "../../journal/index.js";
import type { Database } from "../../store/index.js";
import { AlertStore } from "./alert-store.js";
import { type Beginning, keyOf, type Subject, titleOf } from "./beginning.js";
import { Mutes } from "./mutes.js";

/** What the book writes to. */
export interface BookParts {
  readonly store: Database;
  readonly events: EventFlow;
  readonly journal: Journal;
  readonly outbox: Outbox;
}

/**
 * The alerts, and the one place where they change: the alert, its messages, the event log and whatever remembers that
 * it was told are one transaction, so that a crash neither loses a message nor repeats one.
 */
export class AlertBook {
  readonly alerts: AlertStore;
  readonly mutes: Mutes;
  readonly #parts: BookParts;
  readonly #open = new Map<string, AlertResource>();

  constructor(parts: BookParts) {
    this.#parts = parts;
    this.alerts = new AlertStore(parts.store);
    this.mutes = new Mutes(parts.store);
    this.#load();
  }

  openAlert(subject: Subject): AlertResource | undefined {
    return this.#open.get(keyOf(subject));
  }

  /** The alerts that are not over. */
  openAlerts(): readonly AlertResource[] {
    return [...this.#open.values()];
  }

  /** @throws ServerError `not-found`. */
  need(id: string): AlertResource {
    const alert = this.alerts.get(id);
    if (alert === undefined) throw new ServerError("not-found", `There is no alert ${id}`);
    return alert;
  }

  /** @param remember written in the same transaction. */
  begin(beginning: Beginning, now: number, remember: () => void): void {
    const { kind, minerId, severity, since, text, data, isOnce, source, name } = beginning;
    const muted = this.mutes.has(kind, minerId, now);
    const alert: AlertResource = {
      ...{ id: randomUUID(), kind, minerId, severity, since, text, data, muted },
      state: isOnce ? "resolved" : "firing",
      resolvedAt: isOnce ? since : null,
      ...{ snoozedUntil: null, acknowledgedBy: null },
    };
    this.#change(alert, () => {
      remember();
      this.alerts.add(alert, source);
      this.#note(alert, isOnce ? "alert.told" : "alert.raised", text);
      if (!muted) this.#tell(alert, "raised", { at: now, title: titleOf(alert, name), text, kind: "told" });
    });
    if (!isOnce) this.#open.set(keyOf(beginning), alert);
  }

  /**
   * Ends the open alert of a subject, if there is one.
   *
   * @param isQuiet when nobody is to be told: its rule or its miner is gone.
   */
  end(
    subject: Subject & { readonly name: string },
    text: string,
    now: number,
    isQuiet: boolean,
    remember = () => {},
  ): void {
    const open = this.openAlert(subject);
    if (open === undefined) {
      remember();
      return;
    }
    const alert: AlertResource = { ...open, state: "resolved", resolvedAt: now, snoozedUntil: null };
    const isHeard =
      !isQuiet && !open.muted && open.state !== "snoozed" && !this.mutes.has(open.kind, open.minerId, now);
    this.#change(alert, () => {
      remember();
      this.alerts.replace(alert);
      this.#note(alert, "alert.resolved", text);
      const title = titleOf(alert, subject.name);
      if (isHeard) this.#tell(alert, "resolved", { at: now, title, text, kind: "ended" });
    });
    this.#open.delete(keyOf(subject));
  }

  /** A person's word on an alert. @throws ServerError `not-found`, `conflict` when it is over. */
  answer(id: string, answer: { readonly snoozedUntil: number } | "acknowledge", by: Actor): AlertResource {
    const before = this.need(id);
    if (before.state === "resolved") throw new ServerError("conflict", `The alert ${id} is over already`);
    const alert: AlertResource =
      answer === "acknowledge"
        ? { ...before, state: "acknowledged", acknowledgedBy: by.name, snoozedUntil: null }
        : { ...before, state: "snoozed", snoozedUntil: answer.snoozedUntil };
    const verb = answer === "acknowledge" ? "acknowledged" : "snoozed";
    this.#put(alert, `${by.name} has ${verb}: ${alert.text}`, `alert.${verb}`, by);
    return alert;
  }

  /** Snoozes that are over fire again, and say so. */
  wake(now: number): void {
    for (const open of this.openAlerts()) {
      if (open.state !== "snoozed" || (open.snoozedUntil ?? 0) > now) continue;
      const alert: AlertResource = { ...open, state: "firing", snoozedUntil: null };
      this.#put(alert, `Still so: ${alert.text}`, "alert.awake", undefined, () => {
        if (this.mutes.has(alert.kind, alert.minerId, now)) return;
        const message = {
          at: now,
          title: "Still so",
          text: `Still so: ${alert.text}`,
          kind: "told",
        } as const;
        this.#tell(alert, `awake-${open.snoozedUntil}`, message);
      });
    }
  }

  /** A miner has another id now. */
  rename(before: string, after: string): void {
    this.alerts.rename(before, after);
    this.mutes.rename(before, after);
    this.#load();
    const renamed = this.openAlerts().filter(({ minerId }) => minerId === after);
    for (const alert of renamed) this.#parts.events.emit("alert.changed", { alert });
  }

  #load(): void {
    this.#open.clear();
    for (const { alert, source } of this.alerts.open()) {
      this.#open.set(keyOf({ kind: alert.kind, minerId: alert.minerId, source }), alert);
    }
  }

  #put(alert: AlertResource, message: string, kind: string, by?: Actor, remember = () => {}): void {
    this.#change(alert, () => {
      this.alerts.replace(alert);
      this.#note(alert, kind, message, by);
      remember();
    });
    for (const [key, open] of this.#open) if (open.id === alert.id) this.#open.set(key, alert);
  }

  #change(alert: AlertResource, write: () => void): void {
    this.#parts.store.transaction(write)();
    this.#parts.events.emit("alert.changed", { alert });
  }

  #note(
    { id, kind: rule, minerId, severity }: AlertResource,
    kind: string,
    message: string,
    actor?: Actor,
  ): void {
    const isOver = kind === "alert.resolved";
    this.#parts.journal.write({
      ...{ kind, message, actor, data: { alertId: id, rule } },
      severity: isOver ? "info" : severity,
      minerId: minerId ?? undefined,
    });
  }

  #tell(alert: AlertResource, what: string, message: Pick<Message, "at" | "title" | "text" | "kind">): void {
    this.#parts.outbox.put({ ...message, id: `${alert.id}.${what}`, severity: alert.severity, alert });
  }
}
