import type { Actor, JournalEntry } from "@hearthash/contract";

/** What is written into the event log. Secrets may never be part of it. */
export interface JournalNote {
  readonly kind: string;
  readonly severity?: "info" | "warning" | "error";
  readonly minerId?: string | undefined;
  readonly actor?: Actor | undefined;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The event log: who, what, when. Also the audit of every change. */
export interface Journal {
  write(note: JournalNote): JournalEntry;
  /** The newest first. */
  list(query: {
    readonly limit: number;
    /** Entries older than this one only. */
    readonly beforeSeq?: number | undefined;
    readonly minerId?: string | undefined;
    /** A kind, or the part of it before a dot. */
    readonly kind?: string | undefined;
  }): readonly JournalEntry[];
}
