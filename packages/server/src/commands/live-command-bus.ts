import type { CommandResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { LiveMiner } from "../live/index.js";
import type { ServerClock } from "../time/index.js";
import { ActiveCommand } from "./active-command.js";
import { NOT_KNOWN } from "./carry-out.js";
import type { CommandBus, CommandOrder } from "./command-bus-port.js";
import type { CommandLog } from "./command-log.js";
import type { CommandStore } from "./command-store.js";
import { MinerLanes } from "./miner-lanes.js";
import type { ModePowers } from "./mode-powers.js";
import { newCommand } from "./new-command.js";
import type { MarkOrder } from "./order-mark.js";
import { endCommand, runCommand, STOPPED } from "./run-command.js";
import { refusedInAnyState } from "./unattended-limits.js";
import type { WebPasswords } from "./web-passwords.js";

/** Commands that may wait for one miner, the one under way among them. */
const MOST_PER_MINER = 20;

/** So many commands after which old ones are let go. */
const PRUNE_EVERY = 500;

/** What an exchange that is cut off may take to come back. */
const ABORT_MS = 250;

/** What {@link LiveCommandBus} works with. */
export interface BusParts {
  readonly fleet: Fleet;
  readonly events: EventFlow;
  readonly clock: ServerClock;
  readonly commands: CommandStore;
  readonly log: CommandLog;
  readonly powers: ModePowers;
  readonly webPasswords: WebPasswords;
  readonly markOf: MarkOrder;
}

/** The command bus over one lane per miner. */
export class LiveCommandBus implements CommandBus {
  readonly #parts: BusParts;
  readonly #lanes = new MinerLanes();
  /** Those that have not ended, with their secrets: nowhere else. */
  readonly #active = new Map<string, ActiveCommand>();
  readonly #unfollow: readonly (() => void)[];
  #isStopping = false;
  #submitted = 0;

  constructor(parts: BusParts) {
    this.#parts = parts;
    this.#unfollow = [
      parts.powers.follow(parts.events),
      parts.webPasswords.follow(parts.events),
      parts.events.on("miner.changed", ({ miner, before }) => {
        if (before !== undefined) this.#lanes.rename(before, miner.id);
      }),
    ];
    for (const { id, snapshot } of parts.fleet.list()) {
      if (snapshot !== undefined) parts.powers.learn(id, snapshot);
    }
    parts.commands.prune(parts.clock.now());
  }

  submit(order: CommandOrder): CommandResource {
    if (this.#isStopping)
      throw new ServerError("not-ready", "the server is stopping and takes no more orders");
    const mark = this.#parts.markOf(order);
    const known = this.#repeated(order, mark);
    if (known !== undefined) return known;
    const miner = this.#parts.fleet.need(order.minerId);
    const now = this.#parts.clock.now();
    const command = newCommand(order, miner.id, now);
    this.#checkAtOnce(order, miner, command);
    this.#parts.log.ordered(command, { actorId: actorId(order), key: order.idempotencyKey, mark });
    this.#enqueue(new ActiveCommand(order, command));
    this.#submitted += 1;
    if (this.#submitted % PRUNE_EVERY === 0) this.#parts.commands.prune(now);
    return command;
  }

  get(id: string): CommandResource | undefined {
    return this.#active.get(id)?.command ?? this.#parts.commands.get(id);
  }

  list(query: Parameters<CommandBus["list"]>[0]): readonly CommandResource[] {
    const { minerId } = query;
    const known = minerId === undefined ? undefined : (this.#parts.fleet.get(minerId)?.id ?? minerId);
    return this.#parts.commands.list({ ...query, minerId: known });
  }

  async ended(id: string): Promise<CommandResource> {
    const active = this.#active.get(id);
    if (active !== undefined) return await active.ended;
    const command = this.#parts.commands.get(id);
    if (command === undefined) throw new ServerError("not-found", `there is no command ${id.slice(0, 60)}`);
    return command;
  }

  async stop(ms: number): Promise<void> {
    this.#isStopping = true;
    const rest = [...this.#active.values()];
    for (const one of rest) if (one.command.status === "queued") endCommand(one, STOPPED, this.#parts.log);
    const over = Promise.all(rest.map((one) => one.ended));
    await within(ms, over);
    for (const one of rest) one.abort();
    await within(ABORT_MS, over);
    for (const one of rest) endCommand(one, { status: "interrupted", reason: NOT_KNOWN }, this.#parts.log);
    for (const unfollow of this.#unfollow) unfollow();
  }

  /** The command that the same key of the same actor stands for. */
  #repeated(order: CommandOrder, mark: string): CommandResource | undefined {
    if (order.idempotencyKey === undefined) return undefined;
    const { commands, clock } = this.#parts;
    const known = commands.byKey(actorId(order), order.idempotencyKey, clock.now());
    if (known === undefined || known.mark === mark) return known?.command;
    const text = "this idempotency key stands for another order of yours: give each order a key of its own";
    throw new ServerError("conflict", text);
  }

  #checkAtOnce(order: CommandOrder, miner: LiveMiner, command: CommandResource): void {
    const unsafe = order.isUnattended ? refusedInAnyState(miner, order.intent) : undefined;
    if (unsafe !== undefined) {
      this.#parts.log.refused(command, "unsafe-unattended", unsafe);
      throw new ServerError("unsafe-unattended", unsafe);
    }
    if (this.#lanes.length(miner.id) < MOST_PER_MINER) return;
    const text = `${MOST_PER_MINER} commands wait for ${miner.name} already: wait until one of them has ended`;
    throw new ServerError("too-many-requests", text);
  }

  #enqueue(active: ActiveCommand): void {
    const { id, minerId } = active.command;
    this.#active.set(id, active);
    this.#lanes.add(minerId, async () => {
      await runCommand(active, { ...this.#parts, commandOf: (other) => this.get(other) });
      this.#active.delete(id);
    });
  }
}

/** Waits for something, but not longer than so many milliseconds. */
async function within(ms: number, what: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([what, late]);
  clearTimeout(timer);
}

function actorId({ actor }: CommandOrder): string {
  return `${actor.kind}:${actor.id}`;
}
