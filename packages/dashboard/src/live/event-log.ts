import type { JournalEntry } from "@hearthash/contract";
import { computed, signal } from "@preact/signals";
import { api } from "./api.js";
import { journal } from "./house.js";
import { problemText } from "./problem.js";

/** Which events are shown. */
export interface EventFilter {
  /** A kind's part before the dot; undefined: all. */
  readonly kind: string | undefined;
  /** Id of a miner; undefined: all. */
  readonly miner: string | undefined;
}

interface Page {
  readonly items: readonly JournalEntry[];
  readonly next: string | null;
}

const PAGE = 100;

export const eventFilter = signal<EventFilter>({ kind: undefined, miner: undefined });
/** What the server remembers, for the filter, as far as it has been read. */
const read = signal<Page | undefined>(undefined);
export const eventsProblem = signal<string | undefined>(undefined);

/** The newest first: what came over the stream, and what was read. */
export const shownEvents = computed<readonly JournalEntry[] | undefined>(() => {
  const page = read.value;
  if (page === undefined) return undefined;
  const newest = page.items[0]?.seq ?? 0;
  const fresh = journal.value.filter((entry) => entry.seq > newest && isShown(entry, eventFilter.value));
  return [...fresh, ...page.items];
});

/** Whether there are older ones that have not been read. */
export const hasOlder = computed(() => typeof read.value?.next === "string");

/** Shows events of another kind or miner. */
export async function filterEvents(filter: EventFilter): Promise<void> {
  eventFilter.value = filter;
  read.value = undefined;
  await load(undefined);
}

/** Reads the next older part. */
export async function loadOlderEvents(): Promise<void> {
  const next = read.value?.next;
  if (typeof next === "string") await load(next);
}

async function load(cursor: string | undefined): Promise<void> {
  const filter = eventFilter.value;
  try {
    const page = await readEvents(filter, PAGE, cursor);
    // Another filter may have been chosen meanwhile.
    if (eventFilter.value !== filter) return;
    const before = cursor === undefined ? [] : (read.value?.items ?? []);
    read.value = { items: [...before, ...page.items], next: page.next };
    eventsProblem.value = undefined;
  } catch (error) {
    if (eventFilter.value === filter) eventsProblem.value = problemText(error);
  }
}

/** One part of the event log. */
export async function readEvents(
  { kind, miner }: EventFilter,
  limit: number,
  cursor: string | undefined,
): Promise<Page> {
  const query = new URLSearchParams({ limit: String(limit) });
  if (kind !== undefined) query.set("kind", kind);
  if (miner !== undefined) query.set("miner", miner);
  if (cursor !== undefined) query.set("cursor", cursor);
  return await api<Page>(`/events?${query}`);
}

function isShown(entry: JournalEntry, { kind, miner }: EventFilter): boolean {
  return (
    (kind === undefined || entry.kind === kind || entry.kind.startsWith(`${kind}.`)) &&
    (miner === undefined || entry.minerId === miner)
  );
}
