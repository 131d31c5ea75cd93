import type { Actor, CommandResource } from "@hearthash/contract";
import type { CommandBus } from "../commands/index.js";
import { ServerError } from "../errors/index.js";
import type { EventFlow } from "../events/index.js";
import type { Journal } from "../journal/index.js";
import type { LiveMiner } from "../live/index.js";
import type { ServerClock } from "../time/index.js";
import { type CommandTraces, decide, type WatchAction, type WatchSettings } from "./decide.js";
import type { WatchStore } from "./watch-store.js";

/** What the watchdog needs of the rest. */
export interface WatchdogParts {
  readonly memories: WatchStore;
  readonly events: EventFlow;
  readonly commands: Pick<CommandBus, "submit" | "list">;
  readonly journal: Journal;
  readonly clock: ServerClock;
  /** Undefined while it is off. */
  readonly settings: () => WatchSettings | undefined;
}

const actor: Actor = { kind: "system", id: "watchdog", name: "watchdog" };
const underWay: ReadonlySet<string> = new Set(["queued", "running"]);
const COMMANDS = 20;

/** Restarts miners that should hash and do not: so many times a day, then it says that it gives up. */
export class Watchdog {
  readonly #parts: WatchdogParts;

  constructor(parts: WatchdogParts) {
    this.#parts = parts;
  }

  look(live: LiveMiner): void {
    const { memories, clock } = this.#parts;
    const settings = this.#parts.settings();
    if (settings === undefined || !mayRestart(live)) return;
    const now = clock.now();
    const before = memories.get(live.id);
    const { memory, action } = decide(before, live, now, settings, () => this.#traces(live.id));
    if (action === undefined) {
      memories.keep(live.id, memory);
      return;
    }
    // Counted before it is done: a crash may cost a restart, and never loops.
    memories.write(live.id, memory);
    this.#act(action, live, memory.restarts.length, now);
  }

  forget(minerId: string): void {
    this.#parts.memories.forget(minerId);
  }

  rename(before: string, after: string): void {
    this.#parts.memories.rename(before, after);
  }

  #act(action: WatchAction, live: LiveMiner, restarts: number, now: number): void {
    if (action === "restart") this.#restart(live, restarts, now);
    else if (action === "give-up") this.#giveUp(live, restarts);
    else
      this.#parts.events.emit("system.problem", { source: "watchdog", minerId: live.id, problem: undefined });
  }

  #restart({ id: minerId, name }: LiveMiner, restarts: number, now: number): void {
    const { commands, journal } = this.#parts;
    const data = { restarts };
    const message = `${name} does nothing: restart number ${restarts} of the last day`;
    journal.write({ kind: "watchdog.restart", severity: "warning", minerId, actor, message, data });
    try {
      commands.submit({
        ...{ minerId, intent: { kind: "reboot" }, actor, origin: "watchdog" },
        ...{ isUnattended: true, isDryRun: false, idempotencyKey: `watchdog-${minerId}-${now}` },
      });
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      const words = `${name} was not restarted: ${error.message}`;
      const why = { code: error.code };
      journal.write({
        kind: "watchdog.refused",
        severity: "warning",
        minerId,
        actor,
        message: words,
        data: why,
      });
    }
  }

  #giveUp({ id: minerId, name }: LiveMiner, restarts: number): void {
    const { events, journal } = this.#parts;
    const message = `the watchdog gives up: ${restarts} restarts in a day did not help; look at the miner`;
    const note = { severity: "error", minerId, actor, data: { restarts } } as const;
    journal.write({ ...note, kind: "watchdog.gave-up", message: `${name}: ${message}` });
    const problem = { code: "watchdog-gave-up", message };
    events.emit("system.problem", { source: "watchdog", minerId, problem });
  }

  #traces(minerId: string): CommandTraces {
    const commands = this.#parts.commands.list({ minerId, limit: COMMANDS }).filter((one) => !one.dryRun);
    const ends = commands.map(endOf).filter((at) => at !== undefined);
    return {
      isUnderWay: commands.some(({ status }) => underWay.has(status)),
      lastEndedAt: ends.length === 0 ? undefined : Math.max(...ends),
    };
  }
}

/** When a command ended that may have done something. */
function endOf({ status, finishedAt, createdAt }: CommandResource): number | undefined {
  return status === "refused" || underWay.has(status) ? undefined : (finishedAt ?? createdAt);
}

function mayRestart({ model }: LiveMiner): boolean {
  return model?.controls.includes("reboot") === true;
}
