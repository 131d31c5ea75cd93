import { type DayFigures, dayFigures } from "../house/day-figures.js";
import { digestOf } from "../house/digest.js";
import { dueDigest } from "../house/digest-clock.js";
import { digestText } from "../house/digest-text.js";
import type { HouseParts } from "./house-parts.js";

const KIND = "daily-digest";
const DAY_MS = 86_400_000;
/** So many of the day's alerts are told again. */
const WORST = 3;

/** Tells how the house is, once a day. */
export class DigestTeller {
  readonly #parts: HouseParts;
  #underWay: Promise<void> | undefined;

  constructor(parts: HouseParts) {
    this.#parts = parts;
  }

  /**
   * Tells the digest when it is due; one that is under way is waited for. While the rule is off, and before it was
   * ever on, moments pass unseen.
   */
  async look(now: number): Promise<void> {
    this.#underWay ??= this.#tellWhenDue(now).finally(() => {
      this.#underWay = undefined;
    });
    await this.#underWay;
  }

  async #tellWhenDue(now: number): Promise<void> {
    const { rules, memories, timezone } = this.#parts;
    const rule = rules.effective(KIND, { id: "", model: undefined });
    const toldUntil = memories.get("", KIND).facts?.["until"];
    if (typeof toldUntil !== "number" || !rule.enabled) {
      memories.keep("", KIND, { facts: { until: now } });
      return;
    }
    const { due, passed } = dueDigest(rule.threshold ?? 8, timezone, toldUntil, now);
    if (passed <= toldUntil) return;
    const memory = { facts: { until: passed } };
    if (due !== undefined) await this.#tell(now, () => memories.write("", KIND, memory));
    memories.keep("", KIND, memory);
  }

  async #tell(now: number, remember: () => void): Promise<void> {
    const { rules, fleet, book } = this.#parts;
    const { severity } = rules.effective(KIND, { id: "", model: undefined });
    const day = await this.#dayUpTo(now);
    const since = now - DAY_MS;
    const alertsOfTheDay = book.alerts.countSince(since);
    const worst = book.alerts
      .worstSince(since, WORST)
      .map(({ id, kind, minerId, severity, text }) => ({ id, kind, minerId, severity, text }));
    const rest = { openAlerts: book.openAlerts().length, alertsOfTheDay, worst, day };
    const digest = digestOf(fleet.list(), rest, now);
    const text = digestText(digest);
    const about = { kind: KIND, minerId: null, name: "hearthash", isOnce: true } as const;
    book.begin({ ...about, severity, since: now, text, data: { ...digest } }, now, remember);
  }

  /** A history that is off or cannot answer now takes the figures away, not the digest. */
  async #dayUpTo(toMs: number): Promise<DayFigures | undefined> {
    const { fleet, history, energyPrice } = this.#parts;
    if (history === undefined) return undefined;
    const span = { fromMs: toMs - DAY_MS, toMs };
    try {
      return await dayFigures(history, fleet.list(), energyPrice(), span);
    } catch {
      return undefined;
    }
  }
}
