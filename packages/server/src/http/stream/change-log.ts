import type { StreamEventName } from "@hearthash/contract";
import type { EventFlow } from "../../events/index.js";
import type { Fleet } from "../../fleet/index.js";
import type { LiveMiner } from "../../live/index.js";
import { minerResource } from "../resources/index.js";
import { NewsQueue } from "./news-queue.js";
import type { StreamLimits } from "./stream-limits.js";
import { isSameStatic, type RowTexts, type ToldMiner, toldOf } from "./stream-row.js";

/** An event before it has a number. */
export interface Change {
  readonly name: StreamEventName;
  readonly json: string;
}

/** Collects what happens between two ticks. */
export class ChangeLog {
  readonly #fleet: Fleet;
  readonly #rows: RowTexts;
  readonly #limits: StreamLimits;
  readonly #news: NewsQueue;
  readonly #dirty = new Set<string>();
  readonly #removed = new Set<string>();
  /** Each miner as its static parts were told last. */
  #told = new Map<string, ToldMiner>();

  constructor(fleet: Fleet, rows: RowTexts, limits: StreamLimits) {
    this.#fleet = fleet;
    this.#rows = rows;
    this.#limits = limits;
    this.#news = new NewsQueue(limits.newsWaiting);
  }

  /** Listens until the function it gives is called. From then on everything counts as told. */
  listen(events: EventFlow): () => void {
    this.#reset();
    const dirty = ({ miner }: { readonly miner: LiveMiner }) => this.#dirty.add(miner.id);
    const minerEvents = [
      "miner.updated",
      "miner.added",
      "miner.lost",
      "miner.found",
      "miner.state",
      "miner.moved",
      "miner.conflict",
      "miner.replaced",
    ] as const;
    const stops = [
      ...minerEvents.map((name) => events.on(name, dirty)),
      events.on("miner.changed", ({ miner, before }) => {
        if (before !== undefined && before !== miner.id) this.#removed.add(before);
        this.#dirty.add(miner.id);
      }),
      events.on("miner.removed", ({ id }) => this.#removed.add(id)),
      events.on("command.changed", ({ command }) => this.#news.addCommand(command)),
      events.on("alert.changed", ({ alert }) => this.#news.addAlert(alert)),
      events.on("journal.added", ({ entry }) => this.#news.addEntry(entry)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** What has changed since it was asked last, as events. */
  take(at: number): readonly Change[] {
    const miners = this.#takeDirty();
    const removed = [...this.#removed].filter((id) => this.#fleet.get(id)?.id !== id);
    this.#removed.clear();
    const statics = this.#takeStatics(miners, removed);
    const ticks = miners.length + removed.length > 0 ? [this.#tick(at, miners, removed)] : [];
    return [...statics, ...ticks, ...this.#takeNews()];
  }

  #reset(): void {
    this.#dirty.clear();
    this.#removed.clear();
    this.#news.clear();
    this.#told = new Map(this.#fleet.list().map((miner) => [miner.id, toldOf(miner)]));
  }

  #takeDirty(): readonly LiveMiner[] {
    const miners = [...this.#dirty]
      .map((id) => this.#fleet.get(id))
      .filter((miner): miner is LiveMiner => miner !== undefined);
    this.#dirty.clear();
    return [...new Set(miners)];
  }

  #takeStatics(miners: readonly LiveMiner[], removed: readonly string[]): readonly Change[] {
    const changed = miners.filter((miner) => {
      const before = this.#told.get(miner.id);
      return before === undefined || !isSameStatic(before, miner);
    });
    for (const miner of changed) this.#told.set(miner.id, toldOf(miner));
    for (const id of removed) this.#told.delete(id);
    return changed.map((miner) => ({ name: "miner", json: JSON.stringify(minerResource(miner)) }));
  }

  #tick(at: number, miners: readonly LiveMiner[], removed: readonly string[]): Change {
    const rows = miners.map((miner) => this.#rows.of(miner)).join(",");
    return { name: "tick", json: `{"at":${at},"rows":[${rows}],"removed":${JSON.stringify(removed)}}` };
  }

  #takeNews(): readonly Change[] {
    const { commands, alerts, journal, left } = this.#news.take(this.#limits.newsPerTick);
    const changes: Change[] = [
      ...commands.map((command) => ({ name: "command" as const, json: JSON.stringify(command) })),
      ...alerts.map((alert) => ({ name: "alert" as const, json: JSON.stringify(alert) })),
      ...journal.map((entry) => ({ name: "journal" as const, json: JSON.stringify(entry) })),
    ];
    if (left.commands + left.alerts + left.journal > 0)
      changes.push({ name: "overflow", json: JSON.stringify(left) });
    return changes;
  }
}
