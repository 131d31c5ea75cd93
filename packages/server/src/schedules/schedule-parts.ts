import type { CommandBus } from "../commands/index.js";
import type { Fleet } from "../fleet/index.js";
import type { Journal } from "../journal/index.js";
import type { ServerClock } from "../time/index.js";
import type { ScheduleStore } from "./schedule-store.js";
import type { TaskStore } from "./task-store.js";

/** What schedules need of the rest. */
export interface ScheduleParts {
  readonly schedules: ScheduleStore;
  readonly tasks: TaskStore;
  readonly fleet: Pick<Fleet, "list" | "get">;
  readonly commands: Pick<CommandBus, "submit">;
  readonly journal: Journal;
  readonly clock: ServerClock;
  /** The server's, for schedules without one. */
  readonly timezone: string;
}
