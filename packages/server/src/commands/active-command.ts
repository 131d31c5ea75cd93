import type { CommandResource } from "@hearthash/contract";
import type { CommandOrder } from "./command-bus-port.js";

/** A command that has not ended, with its order: the secrets of it are gone with this. */
export class ActiveCommand {
  readonly order: CommandOrder;
  /** How far it is. */
  command: CommandResource;
  /** Resolves with the command when it has ended. */
  readonly ended: Promise<CommandResource>;
  readonly #interrupt = new AbortController();
  #isOver = false;
  #resolve: (command: CommandResource) => void = () => undefined;

  constructor(order: CommandOrder, command: CommandResource) {
    this.order = order;
    this.command = command;
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get signal(): AbortSignal {
    return this.#interrupt.signal;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  abort(): void {
    this.#interrupt.abort();
  }

  finish(command: CommandResource): void {
    this.command = command;
    this.#isOver = true;
    this.#resolve(command);
  }
}
