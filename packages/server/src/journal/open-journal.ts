import type { JournalEntry } from "@hearthash/contract";
import type { EventFlow } from "../events/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import { cleanNote } from "./clean-note.js";
import type { Journal, JournalNote } from "./journal-port.js";
import { type JournalRow, readRow } from "./journal-row.js";
import { type JournalKeep, openPruning } from "./prune.js";

/** What a journal needs. */
export interface JournalOptions {
  readonly store: Database;
  readonly events: EventFlow;
  readonly clock: ServerClock;
  /** 100,000 entries and 400 days unless given. */
  readonly keep?: Partial<JournalKeep>;
}

/** Opens the event log. Each entry is in the store before `journal.added` tells of it. */
export function openJournal({ store, events, clock, keep = {} }: JournalOptions): Journal {
  const insert = store.prepare<unknown[], JournalRow>(
    "INSERT INTO journal (at, kind, severity, miner_id, actor, message, data) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *",
  );
  const list = openList(store);
  const prune = openPruning(store, keep);
  return {
    write(note) {
      const at = Math.trunc(clock.now());
      const row = insert.get(...columnsOf(note, at));
      if (row === undefined) throw new Error("SQLite gave no row back");
      const entry = readRow(row);
      prune(entry.seq, at);
      events.emit("journal.added", { entry });
      return entry;
    },
    list,
  };
}

function columnsOf(note: JournalNote, at: number): readonly unknown[] {
  const { kind, severity = "info", minerId, actor, message, data } = cleanNote(note);
  const actorText = actor === undefined ? null : JSON.stringify(actor);
  return [at, kind, severity, minerId ?? null, actorText, message, JSON.stringify(data)];
}

/** `command` finds `command.finished` too: `/` is the character behind the dot. */
function openList(store: Database): Journal["list"] {
  const conditions = `seq < @before AND (@kind IS NULL OR kind = @kind OR (kind >= @kind || '.' AND kind < @kind || '/'))`;
  const order = "ORDER BY seq DESC LIMIT @limit";
  const all = store.prepare<[object], JournalRow>(`SELECT * FROM journal WHERE ${conditions} ${order}`);
  const ofMiner = store.prepare<[object], JournalRow>(
    `SELECT * FROM journal WHERE miner_id = @minerId AND ${conditions} ${order}`,
  );
  return ({ limit, beforeSeq, minerId, kind }) => {
    const query = {
      limit: Math.max(0, Math.trunc(limit)),
      before: beforeSeq ?? Number.MAX_SAFE_INTEGER,
      kind: kind ?? null,
    };
    const rows = minerId === undefined ? all.all(query) : ofMiner.all({ ...query, minerId });
    return rows.map((row): JournalEntry => readRow(row));
  };
}
