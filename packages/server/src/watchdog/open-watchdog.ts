import type { CommandBus } from "../commands/index.js";
import type { EventFlow } from "../events/index.js";
import type { Journal } from "../journal/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import { WatchStore } from "./watch-store.js";
import { Watchdog } from "./watchdog.js";

/** What the watchdog is made of. */
export interface WatchdogOptions {
  readonly store: Database;
  readonly events: EventFlow;
  readonly commands: Pick<CommandBus, "submit" | "list">;
  readonly journal: Journal;
  readonly clock: ServerClock;
  /** `watchdog` of the configuration, asked for at each look. */
  readonly settings: () => {
    readonly enabled: boolean;
    readonly afterMinutes: number;
    readonly restartsPerDay: number;
  };
}

/** Opens the watchdog; it looks at each poll until it is stopped. */
export function openWatchdog(options: WatchdogOptions): { start(): void; stop(): Promise<void> } {
  const { store, events } = options;
  const settings = () => {
    const { enabled, afterMinutes, restartsPerDay } = options.settings();
    return enabled ? { afterMs: afterMinutes * 60_000, restartsPerDay } : undefined;
  };
  const watchdog = new Watchdog({ ...options, settings, memories: new WatchStore(store) });
  let ends: readonly (() => void)[] = [];
  const start = () => {
    if (ends.length > 0) return;
    ends = [
      events.on("miner.updated", ({ miner }) => watchdog.look(miner)),
      events.on("miner.removed", ({ id }) => watchdog.forget(id)),
      events.on("miner.changed", ({ miner, before }) => {
        if (before !== undefined && before !== miner.id) watchdog.rename(before, miner.id);
      }),
    ];
  };
  const stop = async () => {
    for (const end of ends) end();
    ends = [];
  };
  return { start, stop };
}
