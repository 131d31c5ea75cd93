import type { AlertKind, AlertResource } from "@hearthash/contract";
import { computed, signal } from "@preact/signals";
import { alerts } from "./alerts.js";
import { api } from "./api.js";
import { problemText } from "./problem.js";

/** Which alerts are shown; what is undefined does not narrow. */
export interface AlertFilter {
  readonly state: "open" | "resolved" | undefined;
  readonly kind: AlertKind | undefined;
  readonly minerId: string | undefined;
}

interface Page {
  readonly items: readonly AlertResource[];
  readonly next: string | null;
}

const PAGE = 50;

export const alertFilter = signal<AlertFilter>({ state: undefined, kind: undefined, minerId: undefined });
/** What the server remembers, for the filter, as far as it has been read. */
const read = signal<Page | undefined>(undefined);
/** Why it is not known. */
export const alertHistoryProblem = signal<string | undefined>(undefined);

/** The newest first: what was read, with what the stream has said of it since. */
export const shownAlerts = computed<readonly AlertResource[] | undefined>(() => {
  const page = read.value;
  if (page === undefined) return undefined;
  const news = alerts.news.value;
  const known = new Set(page.items.map(({ id }) => id));
  const newest = page.items[0]?.since ?? 0;
  const fresh = [...news.values()].filter(({ id, since }) => !known.has(id) && since >= newest).reverse();
  const current = page.items.map((alert) => news.get(alert.id) ?? alert);
  return [...fresh, ...current].filter((alert) => isShown(alert, alertFilter.value));
});

/** Whether there are older ones that have not been read. */
export const hasOlderAlerts = computed(() => typeof read.value?.next === "string");

/** Shows other alerts, or the same anew. */
export async function filterAlerts(filter: AlertFilter): Promise<void> {
  alertFilter.value = filter;
  await load(undefined);
}

/** Reads the next older part. */
export async function loadOlderAlerts(): Promise<void> {
  const next = read.value?.next;
  if (typeof next === "string") await load(next);
}

async function load(cursor: string | undefined): Promise<void> {
  const filter = alertFilter.value;
  const query = new URLSearchParams({ limit: String(PAGE) });
  for (const [name, value] of Object.entries({ ...filter, cursor })) {
    if (value !== undefined) query.set(name, value);
  }
  try {
    const page = await api<Page>(`/alerts?${query}`);
    // Another filter may have been chosen meanwhile.
    if (alertFilter.value !== filter) return;
    const before = cursor === undefined ? [] : (read.value?.items ?? []);
    read.value = { items: [...before, ...page.items], next: page.next };
    alertHistoryProblem.value = undefined;
  } catch (error) {
    if (alertFilter.value === filter) alertHistoryProblem.value = problemText(error);
  }
}

function isShown(alert: AlertResource, { state, kind, minerId }: AlertFilter): boolean {
  return (
    (state === undefined || (alert.state === "resolved") === (state === "resolved")) &&
    (kind === undefined || alert.kind === kind) &&
    (minerId === undefined || alert.minerId === minerId)
  );
}
