import type { Database } from "../store/index.js";

/** How much of the past is kept. */
export interface JournalKeep {
  readonly entries: number;
  readonly days: number;
}

/** How many writes lie between two looks at the oldest entries, and how many of those a look takes away at most. */
const EVERY_WRITES = 64;
const STEP_ENTRIES = 256;
const DAY_MS = 86_400_000;

/** Takes old entries away in small steps, so that no write waits for a large one. Called behind each write. */
export function openPruning(
  store: Database,
  keep: Partial<JournalKeep>,
): (lastSeq: number, nowMs: number) => void {
  const { entries = 100_000, days = 400 } = keep;
  const remove = store.prepare(
    `DELETE FROM journal WHERE seq IN (
       SELECT seq FROM (SELECT seq, at FROM journal ORDER BY seq LIMIT ${STEP_ENTRIES}) WHERE seq <= ? OR at < ?
     )`,
  );
  return (lastSeq, nowMs) => {
    if (lastSeq % EVERY_WRITES !== 0) return;
    remove.run(lastSeq - entries, nowMs - days * DAY_MS);
  };
}
