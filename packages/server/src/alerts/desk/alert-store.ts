import type { AlertQuery, AlertResource } from "@hearthash/contract";
import type { Database } from "../../store/index.js";

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly miner_id: string | null;
  readonly source: string | null;
  readonly severity: string;
  readonly state: string;
  readonly since: number;
  readonly resolved_at: number | null;
  readonly snoozed_until: number | null;
  readonly acknowledged_by: string | null;
  readonly muted: number;
  readonly text: string;
  readonly data: string;
}

/** An alert, and which part of the server is in trouble when it is about one. */
export interface KeptAlert {
  readonly alert: AlertResource;
  readonly source: string | undefined;
}

/** One part of a list; `next` is undefined at its end. */
export interface AlertPart {
  readonly items: readonly AlertResource[];
  readonly next: string | undefined;
}

/** Most alerts that are over and still kept. */
const MOST_RESOLVED = 10_000;

/** The alerts, open and over. */
export class AlertStore {
  readonly #store: Database;

  constructor(store: Database) {
    this.#store = store;
  }

  open(): readonly KeptAlert[] {
    const rows = this.#store.prepare("SELECT * FROM alerts WHERE state <> 'resolved' ORDER BY seq").all();
    return (rows as readonly Row[]).map((row) => ({ alert: toAlert(row), source: row.source ?? undefined }));
  }

  get(id: string): AlertResource | undefined {
    const row = this.#store.prepare("SELECT * FROM alerts WHERE id = ?").get(id) as Row | undefined;
    return row === undefined ? undefined : toAlert(row);
  }

  /** The newest first. */
  list({ state, kind, minerId, limit = 100, cursor }: AlertQuery): AlertPart {
    const before =
      cursor !== undefined && /^\d{1,15}$/.test(cursor) ? Number(cursor) : Number.MAX_SAFE_INTEGER;
    const rows = this.#store
      .prepare(
        `SELECT * FROM alerts WHERE seq < @before
          AND (@kind IS NULL OR kind = @kind) AND (@minerId IS NULL OR miner_id = @minerId)
          AND (@state IS NULL OR (state = 'resolved') = (@state = 'resolved'))
          ORDER BY seq DESC LIMIT @most`,
      )
      .all({
        before,
        kind: kind ?? null,
        minerId: minerId ?? null,
        state: state ?? null,
        most: limit + 1,
      }) as readonly Row[];
    const part = rows.slice(0, limit);
    const next = rows.length > limit ? String(part.at(-1)?.seq) : undefined;
    return { items: part.map(toAlert), next };
  }

  /** How many began since a moment. */
  countSince(moment: number): number {
    const { count } = this.#store
      .prepare("SELECT count(*) AS count FROM alerts WHERE since >= ? AND kind <> 'daily-digest'")
      .get(moment) as { count: number };
    return count;
  }

  /** The worst that began since a moment: by severity, then the longest ago. */
  worstSince(moment: number, most: number): readonly AlertResource[] {
    const rows = this.#store
      .prepare(
        `SELECT * FROM alerts WHERE since >= ? AND kind <> 'daily-digest' AND severity <> 'info'
          ORDER BY severity = 'error' DESC, seq LIMIT ?`,
      )
      .all(moment, most) as readonly Row[];
    return rows.map(toAlert);
  }

  add(alert: AlertResource, source: string | undefined): void {
    this.#store
      .prepare(
        `INSERT INTO alerts (id, kind, miner_id, source, severity, state, since, resolved_at, snoozed_until,
          acknowledged_by, muted, text, data) VALUES (@id, @kind, @minerId, @source, @severity, @state, @since,
          @resolvedAt, @snoozedUntil, @acknowledgedBy, @muted, @text, @data)`,
      )
      .run({ ...toRow(alert), source: source ?? null });
    this.#store
      .prepare("DELETE FROM alerts WHERE state = 'resolved' AND seq <= (SELECT max(seq) FROM alerts) - ?")
      .run(MOST_RESOLVED);
  }

  replace(alert: AlertResource): void {
    this.#store
      .prepare(
        `UPDATE alerts SET state = @state, resolved_at = @resolvedAt, snoozed_until = @snoozedUntil,
          acknowledged_by = @acknowledgedBy, text = @text, data = @data, miner_id = @minerId WHERE id = @id`,
      )
      .run(toRow(alert));
  }

  rename(before: string, after: string): void {
    this.#store.prepare("UPDATE alerts SET miner_id = ? WHERE miner_id = ?").run(after, before);
  }
}

function toRow({ muted, data, ...alert }: AlertResource) {
  return { ...alert, muted: muted ? 1 : 0, data: JSON.stringify(data) };
}

function toAlert(row: Row): AlertResource {
  return {
    id: row.id,
    kind: row.kind as AlertResource["kind"],
    minerId: row.miner_id,
    severity: row.severity as AlertResource["severity"],
    state: row.state as AlertResource["state"],
    since: row.since,
    resolvedAt: row.resolved_at,
    snoozedUntil: row.snoozed_until,
    acknowledgedBy: row.acknowledged_by,
    muted: row.muted === 1,
    text: row.text,
    data: JSON.parse(row.data) as AlertResource["data"],
  };
}
