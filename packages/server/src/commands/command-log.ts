import { type CommandResource, intentText, intentTitle } from "@hearthash/contract";
import type { EventFlow } from "../events/index.js";
import type { Journal } from "../journal/index.js";
import type { ServerClock } from "../time/index.js";
import type { CommandStore, OrderKey } from "./command-store.js";
import { type CommandEnd, hasEnded } from "./new-command.js";

/** Where each step of a command is written down: the data, the journal, the event flow. */
export class CommandLog {
  readonly #store: CommandStore;
  readonly #journal: Journal;
  readonly #events: EventFlow;
  readonly #clock: ServerClock;

  constructor(store: CommandStore, journal: Journal, events: EventFlow, clock: ServerClock) {
    this.#store = store;
    this.#journal = journal;
    this.#events = events;
    this.#clock = clock;
  }

  /** Written before anything is sent: an order that cannot be written down is not carried out. */
  ordered(command: CommandResource, key: OrderKey): void {
    this.#store.insert(command, key);
    this.#note(command, "command.ordered", `${command.actor.name} ordered: ${intentText(command.intent)}`);
    this.#events.emit("command.changed", { command });
  }

  started(command: CommandResource): CommandResource {
    const running: CommandResource = { ...command, status: "running", startedAt: this.#clock.now() };
    this.#store.updateDurably(running);
    this.#events.emit("command.changed", { command: running });
    return running;
  }

  ended(command: CommandResource, end: CommandEnd): CommandResource {
    const over: CommandResource = { ...command, ...end, finishedAt: this.#clock.now() };
    this.#store.update(over);
    this.#note(over, "command.finished", endText(over));
    this.#events.emit("command.changed", { command: over });
    return over;
  }

  /** What was refused before it became a command. */
  refused(command: CommandResource, code: string, reason: string): void {
    const refused: CommandResource = { ...command, status: "refused", code, reason };
    this.#note(refused, "command.refused", endText(refused));
  }

  /** A dry run changes nothing, so it is no part of the audit. */
  #note(command: CommandResource, kind: string, message: string): void {
    if (command.dryRun) return;
    const { id, intent, status, code, reason, origin } = command;
    this.#journal.write({
      kind,
      severity: severityOf(command),
      minerId: command.minerId,
      actor: command.actor,
      message,
      data: { command: id, intent, status, code, reason, origin },
    });
  }
}

function severityOf(command: CommandResource): "info" | "warning" | "error" {
  if (!hasEnded(command) || command.status === "confirmed") return "info";
  return command.status === "failed" ? "error" : "warning";
}

/** How each status is said behind what was to be done. */
const ends: Readonly<Partial<Record<CommandResource["status"], string>>> = {
  confirmed: "confirmed",
  unconfirmed: "sent, not shown by the miner",
  refused: "not sent",
  failed: "failed",
  interrupted: "interrupted",
};

/** "Display off: confirmed", "Night mode: not sent: ...". What only a restart shows is no doubt. */
function endText({ intent, status, reason, needsReboot }: CommandResource): string {
  const end = status === "unconfirmed" && needsReboot ? "stored" : (ends[status] ?? status);
  return `${intentTitle(intent)}: ${end}${reason === null ? "" : `: ${reason}`}`;
}
