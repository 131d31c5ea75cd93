import { randomUUID } from "node:crypto";
import { type Intent, isHearthashError } from "@hearthash/client";
import type { CommandResource } from "@hearthash/contract";
import type { CommandBus, CommandOrder } from "../../../packages/server/src/commands/index.js";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import type { EventFlow } from "../../../packages/server/src/events/index.js";
import type { Fleet } from "../../../packages/server/src/fleet/index.js";

/** A bus in memory: what it is told to do it does to the miner, and reads it back. */
export class SmallCommands implements CommandBus {
  readonly #fleet: Fleet;
  readonly #events: EventFlow;
  readonly #commands = new Map<string, CommandResource>();
  readonly #keys = new Map<string, { readonly order: string; readonly id: string }>();
  readonly #running = new Map<string, Promise<CommandResource>>();

  constructor(fleet: Fleet, events: EventFlow) {
    this.#fleet = fleet;
    this.#events = events;
  }

  submit(order: CommandOrder): CommandResource {
    const known = this.#known(order);
    if (known !== undefined) return known;
    const command: CommandResource = {
      id: randomUUID(),
      minerId: this.#fleet.need(order.minerId).id,
      intent: hidden(order.intent),
      status: "queued",
      dryRun: order.isDryRun,
      reason: null,
      code: null,
      message: null,
      needsReboot: false,
      plan: null,
      actor: order.actor,
      origin: order.origin,
      createdAt: Date.now(),
      startedAt: null,
      finishedAt: null,
    };
    this.#tell(command);
    const mark = { order: JSON.stringify([order.minerId, order.intent]), id: command.id };
    if (order.idempotencyKey !== undefined) this.#keys.set(`${order.actor.id} ${order.idempotencyKey}`, mark);
    this.#running.set(command.id, this.#run(command, order));
    return command;
  }

  #known({ actor, idempotencyKey, minerId, intent }: CommandOrder): CommandResource | undefined {
    const mark = this.#keys.get(`${actor.id} ${idempotencyKey}`);
    if (mark === undefined) return undefined;
    if (mark.order !== JSON.stringify([minerId, intent])) {
      throw new ServerError("conflict", "The key stands for another order");
    }
    return this.get(mark.id);
  }

  async #run(command: CommandResource, { intent, isDryRun }: CommandOrder): Promise<CommandResource> {
    const { control } = this.#fleet.handle(command.minerId);
    try {
      if (isDryRun) {
        const { command: name, parameter = null } = await control.plan(intent as Intent);
        return this.#end(command, { status: "confirmed", plan: { command: name, parameter } });
      }
      const {
        status,
        reason = null,
        message = null,
      } = await control.apply(intent as Intent, { verifyMs: 3000 });
      return this.#end(command, { status, reason, message });
    } catch (error) {
      if (!isHearthashError(error)) throw error;
      const status = error.requestSent ? "failed" : "refused";
      return this.#end(command, { status, code: error.code, reason: error.message });
    }
  }

  #end(command: CommandResource, over: Partial<CommandResource>): CommandResource {
    return this.#tell({ ...command, startedAt: command.createdAt, finishedAt: Date.now(), ...over });
  }

  #tell(command: CommandResource): CommandResource {
    this.#commands.set(command.id, command);
    this.#events.emit("command.changed", { command });
    return command;
  }

  get(id: string): CommandResource | undefined {
    return this.#commands.get(id);
  }

  list({ minerId, limit, before }: Parameters<CommandBus["list"]>[0]): readonly CommandResource[] {
    const newest = [...this.#commands.values()].reverse();
    const start = before === undefined ? 0 : newest.findIndex(({ id }) => id === before) + 1;
    return newest
      .slice(start)
      .filter((command) => minerId === undefined || command.minerId === minerId)
      .slice(0, limit);
  }

  async ended(id: string): Promise<CommandResource> {
    const running = this.#running.get(id);
    if (running === undefined) throw new ServerError("not-found", `There is no command ${id}`);
    return running;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.values());
  }
}

function hidden(intent: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(intent).map(([name, value]) => [name, /password/i.test(name) ? "***" : value]),
  );
}
