import type { CommandBus } from "../commands/index.js";
import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { Journal } from "../journal/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import { HouseSchedules } from "./house-schedules.js";
import { ScheduleStore } from "./schedule-store.js";
import { TaskStore } from "./task-store.js";

/** What schedules are made of. */
export interface SchedulesOptions {
  readonly store: Database;
  readonly events: EventFlow;
  readonly fleet: Pick<Fleet, "list" | "get">;
  readonly commands: Pick<CommandBus, "submit">;
  readonly journal: Journal;
  readonly clock: ServerClock;
  /** IANA name of the server's time zone. */
  readonly timezone: string;
}

/** The house's schedules, with a beginning and an end. */
export type Schedules = HouseSchedules & { start(): void; stop(): Promise<void> };

const TICK_MS = 1000;

/** Opens the schedules; they act from the start on. */
export function openSchedules(options: SchedulesOptions): Schedules {
  const { store, events, journal } = options;
  const schedules = new HouseSchedules({
    ...options,
    schedules: new ScheduleStore(store),
    tasks: new TaskStore(store),
  });
  let ends: readonly (() => void)[] = [];
  const start = () => {
    if (ends.length > 0) return;
    const timer = setInterval(() => tick(schedules, journal), TICK_MS);
    ends = [
      () => clearInterval(timer),
      events.on("command.changed", ({ command }) => schedules.hear(command)),
      events.on("miner.changed", ({ miner, before }) => {
        if (before !== undefined && before !== miner.id) schedules.rename(before, miner.id);
      }),
    ];
  };
  const stop = async () => {
    for (const end of ends) end();
    ends = [];
  };
  return Object.assign(schedules, { start, stop });
}

/** A defect of ours is told, and the next tick goes on. */
function tick(schedules: HouseSchedules, journal: Journal): void {
  try {
    schedules.tick();
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : "unknown";
    const words = `Schedules failed of themselves: ${message}`;
    journal.write({ kind: "server.defect", severity: "error", message: words });
  }
}
