import type { BlockFile } from "../blocks/block-file.js";
import { DAY_MS, HOUR_MS } from "../spans.js";
import type { HistoryFiles } from "./history-files.js";

/** What is kept, and for how long. Hours are kept for ever. */
export interface RetentionRules {
  readonly rawHours: number;
  readonly minuteDays: number;
  readonly budgetBytes: number;
}

/** So many chunks are taken away at a time at most, so that nobody waits long. */
const CHUNKS_AT_ONCE = 24;

/** Takes away what is too old, then the oldest of the finest until the rest fits into the budget. */
export function retain(files: HistoryFiles, rules: RetentionRules, now: number): void {
  files.raw.prune(Math.floor((now - rules.rawHours * HOUR_MS) / HOUR_MS));
  files.minutes.prune(Math.floor((now - rules.minuteDays * DAY_MS) / HOUR_MS));
  for (let chunks = 0; chunks < CHUNKS_AT_ONCE && files.bytes().total > rules.budgetBytes; chunks++) {
    if (!coarsen(files, now)) return;
  }
}

/** Damaged files first, then samples down to two hours, minutes down to a day, hours at last. */
function coarsen(files: HistoryFiles, now: number): boolean {
  const dayOf = Math.floor(now / DAY_MS);
  const hourOf = Math.floor(now / HOUR_MS);
  return (
    files.removeOldestAside() ||
    pruneOldest(files.raw, hourOf - 2) ||
    pruneOldest(files.minutes, hourOf - 24) ||
    pruneOldest(files.hours, dayOf - 1)
  );
}

function pruneOldest(file: BlockFile, before: number): boolean {
  const oldest = file.oldestChunk();
  return oldest !== undefined && oldest < before && file.prune(oldest + 1);
}
