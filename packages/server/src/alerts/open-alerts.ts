import type { Outbox } from "../channels/index.js";
import type { CommandBus } from "../commands/index.js";
import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { Journal } from "../journal/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import { AlertBook } from "./desk/alert-book.js";
import { HouseAlerts } from "./desk/house-alerts.js";
import { Memories } from "./desk/memories.js";
import { Moments } from "./desk/moments.js";
import type { DayHistory, EnergyPrice } from "./house/day-history.js";
import { PoolWatch } from "./house/pool-watch.js";
import { RuleBook } from "./rules/rule-book.js";

/** What alerts are made of. */
export interface AlertsOptions {
  readonly store: Database;
  readonly events: EventFlow;
  readonly fleet: Pick<Fleet, "list" | "get" | "pools">;
  readonly commands: Pick<CommandBus, "list">;
  readonly journal: Journal;
  readonly clock: ServerClock;
  /** Where messages go. */
  readonly outbox: Outbox;
  /** Where the digest's figures of the day come from; undefined: history is off. */
  readonly history: DayHistory | undefined;
  /** `energy` of the configuration, asked for at each digest. */
  readonly energyPrice: () => EnergyPrice;
  /** How often it looks by itself, in milliseconds; ten seconds unless given. */
  readonly tickMs?: number;
  /** IANA name: of times in texts and of the digest's hour. */
  readonly timezone: string;
}

/** The house's alerts, with a beginning and an end. */
export type Alerts = HouseAlerts & { start(): void; stop(): Promise<void> };

const TICK_MS = 10_000;

/** Opens the alerts; they listen from the start on. */
export function openAlerts(options: AlertsOptions): Alerts {
  const { store, events, journal, outbox, fleet, timezone, tickMs = TICK_MS } = options;
  const alerts = new HouseAlerts({
    ...options,
    rules: new RuleBook(store),
    book: new AlertBook({ store, events, journal, outbox }),
    memories: new Memories(store),
    pools: new PoolWatch((id, signal) => fleet.pools(id, { signal })),
    moments: new Moments(timezone),
  });
  let ends: readonly (() => void)[] = [];
  let tick: Promise<void> = Promise.resolve();
  const start = () => {
    if (ends.length > 0) return;
    const timer = setInterval(() => {
      tick = alerts.tick().catch((error: unknown) => note(journal, error));
    }, tickMs);
    ends = [...listen(alerts, events), () => clearInterval(timer)];
  };
  const stop = async () => {
    if (ends.length === 0) return;
    for (const end of ends) end();
    ends = [];
    alerts.stopAsking();
    await tick;
    alerts.save();
  };
  return Object.assign(alerts, { start, stop });
}

function listen(alerts: HouseAlerts, events: EventFlow): (() => void)[] {
  return [
    events.on("miner.updated", ({ miner }) => alerts.look(miner.id)),
    events.on("miner.lost", ({ miner }) => alerts.look(miner.id)),
    events.on("miner.found", ({ miner }) => alerts.look(miner.id)),
    events.on("miner.state", ({ miner }) => alerts.look(miner.id)),
    events.on("miner.restarted", ({ miner }) => alerts.look(miner.id, true)),
    events.on("miner.removed", ({ id }) => alerts.remove(id)),
    events.on("system.problem", (problem) => alerts.hear(problem)),
    events.on("pool.drifted", (told) => alerts.hearDrift(told)),
    events.on("miner.changed", ({ miner, before }) => {
      if (before !== undefined && before !== miner.id) alerts.rename(before, miner.id);
    }),
  ];
}

/** A defect of ours: told, and the next tick goes on. */
function note(journal: Journal, error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : "unknown";
  journal.write({
    kind: "server.defect",
    severity: "error",
    message: `Alerts failed of themselves: ${message}`,
  });
}
