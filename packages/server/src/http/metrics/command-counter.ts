import type { CommandStatus } from "@hearthash/contract";
import type { EventFlow } from "../../events/index.js";

const FINAL: readonly CommandStatus[] = ["confirmed", "unconfirmed", "refused", "failed", "interrupted"];

/** Counts the commands that have ended, by outcome. */
export class CommandCounter {
  readonly #counts = new Map<string, number>(FINAL.map((status) => [status, 0]));
  readonly close: () => void;

  constructor(events: EventFlow) {
    this.close = events.on("command.changed", ({ command }) => {
      const count = this.#counts.get(command.status);
      if (count !== undefined) this.#counts.set(command.status, count + 1);
    });
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}
