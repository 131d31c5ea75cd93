import type { Actor, JournalEntry } from "@hearthash/contract";

/** An entry as the table holds it. */
export interface JournalRow {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly severity: JournalEntry["severity"];
  readonly miner_id: string | null;
  readonly actor: string | null;
  readonly message: string;
  readonly data: string;
}

/** An entry as everybody else knows it. */
export function readRow(row: JournalRow): JournalEntry {
  const { seq, at, kind, severity, message } = row;
  return {
    seq,
    at,
    kind,
    severity,
    minerId: row.miner_id,
    actor: row.actor === null ? null : (JSON.parse(row.actor) as Actor),
    message,
    data: JSON.parse(row.data) as JournalEntry["data"],
  };
}
