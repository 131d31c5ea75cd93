import type { Actor, CommandResource, IntentInput } from "@hearthash/contract";

/** An intent for one miner, and who wants it. */
export interface CommandOrder {
  readonly minerId: string;
  readonly intent: IntentInput;
  readonly actor: Actor;
  /** rest, cli, schedule, mqtt ... */
  readonly origin: string;
  /** True for everything that acts without a person: it is bound by the miner's limits. */
  readonly isUnattended: boolean;
  readonly isDryRun: boolean;
  /** The same key of the same actor gives the same command again. */
  readonly idempotencyKey?: string | undefined;
  /** Id of an earlier command for the same miner: when that one did not go well, this one is not sent. */
  readonly after?: string | undefined;
}

/** The one way to change a miner: who may, what the model has, what is safe, audit, queue, read-back, outcome. */
export interface CommandBus {
  /**
   * Takes an order; the outcome comes by `command.changed` and {@link get}. What can be refused at once is refused.
   *
   * @throws ServerError `not-found`, `conflict` (the key stands for another order), `unsafe-unattended`,
   * `too-many-requests` when as many as may wait for this miner are waiting, `not-ready` while stopping.
   */
  submit(order: CommandOrder): CommandResource;
  get(id: string): CommandResource | undefined;
  /** The newest first. */
  list(query: {
    readonly minerId?: string | undefined;
    readonly limit: number;
    /** Id of a command: those older than it only. */
    readonly before?: string | undefined;
  }): readonly CommandResource[];
  /**
   * Resolves when a command has ended.
   *
   * @throws ServerError `not-found`.
   */
  ended(id: string): Promise<CommandResource>;
  /**
   * Takes no more orders, refuses those that wait, and waits for the one under way at each miner, at most `ms`;
   * what is not over then is `interrupted`.
   */
  stop(ms: number): Promise<void>;
}
