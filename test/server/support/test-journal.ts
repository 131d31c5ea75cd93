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

  list(): readonly JournalEntry[] {
    const rows = this.#store.prepare("SELECT * FROM journal ORDER BY seq DESC").all() as readonly Record<
      string,
      string
    >[];
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
