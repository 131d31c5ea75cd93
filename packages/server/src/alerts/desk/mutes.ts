import { randomUUID } from "node:crypto";
import type { AlertKind, AlertMute, CreateAlertMute } from "@hearthash/contract";
import { ServerError } from "../../errors/index.js";
import type { Database } from "../../store/index.js";

interface Row {
  readonly id: string;
  readonly kind: AlertKind | null;
  readonly miner_id: string | null;
  readonly until: number | null;
}

const MOST = 1000;

/** What nobody wants to hear of. */
export class Mutes {
  readonly #store: Database;

  constructor(store: Database) {
    this.#store = store;
  }

  list(now: number): readonly AlertMute[] {
    const rows = this.#store
      .prepare("SELECT * FROM alert_mutes WHERE until IS NULL OR until > ? ORDER BY rowid")
      .all(now) as readonly Row[];
    return rows.map(({ miner_id, ...mute }) => ({ ...mute, minerId: miner_id }));
  }

  has(kind: AlertKind, minerId: string | null, now: number): boolean {
    return this.list(now).some(
      (mute) =>
        (mute.kind === null || mute.kind === kind) && (mute.minerId === null || mute.minerId === minerId),
    );
  }

  /** @throws ServerError `conflict` when there are too many. */
  add({ kind, minerId, minutes }: CreateAlertMute, now: number): AlertMute {
    this.#store.prepare("DELETE FROM alert_mutes WHERE until <= ?").run(now);
    if (this.list(now).length >= MOST) {
      throw new ServerError("conflict", `There are ${MOST} mutes; take some away first`);
    }
    const until = minutes === undefined ? null : now + minutes * 60_000;
    const mute = { id: randomUUID(), kind: kind ?? null, minerId: minerId ?? null, until };
    this.#store.prepare("INSERT INTO alert_mutes VALUES (@id, @kind, @minerId, @until)").run(mute);
    return mute;
  }

  /** @throws ServerError `not-found`. */
  remove(id: string): void {
    const { changes } = this.#store.prepare("DELETE FROM alert_mutes WHERE id = ?").run(id);
    if (changes === 0) throw new ServerError("not-found", `There is no mute ${id}`);
  }

  rename(before: string, after: string): void {
    this.#store.prepare("UPDATE alert_mutes SET miner_id = ? WHERE miner_id = ?").run(after, before);
  }

  forget(minerId: string): void {
    this.#store.prepare("DELETE FROM alert_mutes WHERE miner_id = ?").run(minerId);
  }
}
