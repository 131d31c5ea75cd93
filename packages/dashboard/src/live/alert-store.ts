import type { AlertResource } from "@hearthash/contract";
import { computed, signal } from "@preact/signals";

/** Changes this page remembers for the list of what has been. */
const KEPT_NEWS = 500;
const NONE: readonly AlertResource[] = [];

/** The alerts of the house: those that are not over, and what changed since the page was opened. */
export class AlertStore {
  readonly #open = signal<ReadonlyMap<string, AlertResource>>(new Map());
  /** The last word on each alert that changed, by its id; the latest last. */
  readonly news = signal<ReadonlyMap<string, AlertResource>>(new Map());
  /** Grows with each snapshot: changes may have been missed before it. */
  readonly snapshots = signal(0);

  /** Those that are not over, the newest first. */
  readonly open = computed<readonly AlertResource[]>(() =>
    [...this.#open.value.values()].sort((one, other) => other.since - one.since),
  );

  /** Those that ask for somebody: neither acknowledged nor quiet. */
  readonly unanswered = computed(() => this.open.value.filter(isUnanswered));

  readonly #byMiner = computed<ReadonlyMap<string | null, readonly AlertResource[]>>(() => {
    const map = new Map<string | null, readonly AlertResource[]>();
    for (const alert of this.open.value) map.set(alert.minerId, [...(map.get(alert.minerId) ?? NONE), alert]);
    return map;
  });

  /** The open ones of a miner, the newest first. */
  of(minerId: string): readonly AlertResource[] {
    return this.#byMiner.value.get(minerId) ?? NONE;
  }

  /** All that are open now: what is not among them is over. */
  takeOpen(alerts: readonly AlertResource[]): void {
    this.#open.value = new Map(alerts.map((alert) => [alert.id, alert]));
    this.snapshots.value += 1;
  }

  /** A change of one. */
  take(alert: AlertResource): void {
    const open = new Map(this.#open.value);
    if (alert.state === "resolved") open.delete(alert.id);
    else open.set(alert.id, alert);
    this.#open.value = open;
    const news = new Map(this.news.value);
    news.delete(alert.id);
    news.set(alert.id, alert);
    const [oldest] = news.keys();
    if (news.size > KEPT_NEWS && oldest !== undefined) news.delete(oldest);
    this.news.value = news;
  }
}

/** Whether nobody has said anything to it, and nobody wanted it quiet. */
export function isUnanswered({ state, muted }: AlertResource): boolean {
  return state === "firing" && !muted;
}
