import type { JournalEntry } from "@hearthash/contract";
import type { Journal, JournalNote } from "../../../packages/server/src/journal/index.js";
import type { Database } from "../../../packages/server/src/store/index.js";

/** A journal in the journal's own table. */
export class TestJournal implements Journal {
  readonly #store: Database;

  constructor(store: Database) {
    this.#store = store;
  }

  write(note: JournalNote): JournalEntry {
    const { kind, severity = "info", minerId = null, actor = null, message, data = {} } = note;
    const at = Date.now();
    const { lastInsertRowid } = this.#store
      .prepare(
        "INSERT INTO journal (at, kind, severity, miner_id, actor, message, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
      )
      .run(at, kind, severity, minerId, JSON.stringify(actor), message, JSON.stringify(data));
    return { seq: Number(lastInsertRowid), at, kind, severity, minerId, actor, message, data };
  }

  list({ limit, kind = "" }: { readonly limit: number; readonly kind?: string }): readonly JournalEntry[] {
    const sql = "SELECT * FROM journal WHERE kind LIKE ? || '%' ORDER BY seq DESC LIMIT ?";
    const rows = this.#store.prepare(sql).all(kind, limit) as readonly Record<string, string>[];
    return rows.map((row) => ({
      seq: Number(row["seq"]),
      at: Number(row["at"]),
      kind: String(row["kind"]),
      severity: row["severity"] as JournalEntry["severity"],
      minerId: row["miner_id"] ?? null,
      actor: JSON.parse(row["actor"] ?? "null"),
      message: String(row["message"]),
      data: JSON.parse(String(row["data"])),
    }));
  }
}
