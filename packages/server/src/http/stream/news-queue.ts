import type { CommandResource, JournalEntry } from "@hearthash/contract";

/** News of one tick. */
export interface News {
  readonly commands: readonly CommandResource[];
  readonly journal: readonly JournalEntry[];
  /** How many were left out since the news before. */
  readonly left: { readonly commands: number; readonly journal: number };
}

/** Commands and journal entries that wait to be sent: of a command the latest state, and never more than a bound. */
export class NewsQueue {
  readonly #most: number;
  readonly #commands = new Map<string, CommandResource>();
  #journal: JournalEntry[] = [];
  #left = { commands: 0, journal: 0 };

  constructor(most: number) {
    this.#most = most;
  }

  addCommand(command: CommandResource): void {
    this.#commands.set(command.id, command);
    if (this.#commands.size <= this.#most) return;
    for (const oldest of this.#commands.keys()) {
      this.#commands.delete(oldest);
      this.#left.commands += 1;
      break;
    }
  }

  addEntry(entry: JournalEntry): void {
    if (this.#journal.length < this.#most) this.#journal.push(entry);
    else this.#left.journal += 1;
  }

  /** Takes the oldest out, at most `count` of each. */
  take(count: number): News {
    const commands = [...this.#commands.values()].slice(0, count);
    for (const { id } of commands) this.#commands.delete(id);
    const journal = this.#journal.slice(0, count);
    this.#journal = this.#journal.slice(count);
    const left = this.#left;
    this.#left = { commands: 0, journal: 0 };
    return { commands, journal, left };
  }

  clear(): void {
    this.#commands.clear();
    this.#journal = [];
    this.#left = { commands: 0, journal: 0 };
  }
}
