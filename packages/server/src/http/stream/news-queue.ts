import type { AlertResource, CommandResource, JournalEntry } from "@hearthash/contract";

/** News of one tick. */
export interface News {
  readonly commands: readonly CommandResource[];
  readonly alerts: readonly AlertResource[];
  readonly journal: readonly JournalEntry[];
  /** How many were left out since the news before. */
  readonly left: { readonly commands: number; readonly alerts: number; readonly journal: number };
}

const NONE_LEFT: News["left"] = { commands: 0, alerts: 0, journal: 0 };

/**
 * Commands, alerts and journal entries that wait to be sent: of a command and an alert the latest state, and never more
 * than a bound.
 */
export class NewsQueue {
  readonly #most: number;
  readonly #commands = new Map<string, CommandResource>();
  readonly #alerts = new Map<string, AlertResource>();
  #journal: JournalEntry[] = [];
  #left = NONE_LEFT;

  constructor(most: number) {
    this.#most = most;
  }

  addCommand(command: CommandResource): void {
    this.#commands.set(command.id, command);
    if (dropOldest(this.#commands, this.#most)) this.#leave("commands");
  }

  addAlert(alert: AlertResource): void {
    this.#alerts.set(alert.id, alert);
    if (dropOldest(this.#alerts, this.#most)) this.#leave("alerts");
  }

  addEntry(entry: JournalEntry): void {
    if (this.#journal.length < this.#most) this.#journal.push(entry);
    else this.#leave("journal");
  }

  /** Takes the oldest out, at most `count` of each. */
  take(count: number): News {
    const journal = this.#journal.slice(0, count);
    this.#journal = this.#journal.slice(count);
    const left = this.#left;
    this.#left = NONE_LEFT;
    return {
      commands: takeOldest(this.#commands, count),
      alerts: takeOldest(this.#alerts, count),
      journal,
      left,
    };
  }

  clear(): void {
    this.#commands.clear();
    this.#alerts.clear();
    this.#journal = [];
    this.#left = NONE_LEFT;
  }

  #leave(what: keyof News["left"]): void {
    this.#left = { ...this.#left, [what]: this.#left[what] + 1 };
  }
}

/** Whether one had to go. */
function dropOldest(waiting: Map<string, unknown>, most: number): boolean {
  const [oldest] = waiting.keys();
  return waiting.size > most && oldest !== undefined && waiting.delete(oldest);
}

function takeOldest<Item extends { readonly id: string }>(
  waiting: Map<string, Item>,
  count: number,
): readonly Item[] {
  const taken = [...waiting.values()].slice(0, count);
  for (const { id } of taken) waiting.delete(id);
  return taken;
}
