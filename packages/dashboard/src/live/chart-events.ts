import type { JournalEntry } from "@hearthash/contract";
import { computed, signal } from "@preact/signals";
import { readEvents } from "./event-log.js";
import { journal } from "./house.js";

const PAGE = 200;
/** More marks than these make a grey bar of the time axis. */
const MOST_PAGES = 3;

const read = signal<{ readonly minerId: string; readonly items: readonly JournalEntry[] } | undefined>(
  undefined,
);

/** What happened to the miner whose charts are open, the newest first. */
export const chartEvents = computed<readonly JournalEntry[]>(() => {
  if (read.value === undefined) return [];
  const { minerId, items } = read.value;
  const newest = items[0]?.seq ?? 0;
  const fresh = journal.value.filter((entry) => entry.minerId === minerId && entry.seq > newest);
  return [...fresh, ...items];
});

/** Reads what happened to a miner since a moment. What is shown stays when it fails: marks are a help, no more. */
export async function loadChartEvents(minerId: string, since: number): Promise<void> {
  const items: JournalEntry[] = [];
  let cursor: string | undefined;
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { items: more, next } = await readEvents({ kind: undefined, miner: minerId }, PAGE, cursor);
      items.push(...more.filter(({ at }) => at >= since));
      if (next === null || more.some(({ at }) => at < since)) break;
      cursor = next;
    }
    read.value = { minerId, items };
  } catch {
    if (read.value?.minerId !== minerId) read.value = undefined;
  }
}
