import { randomUUID } from "node:crypto";
import type { CommandResource } from "@hearthash/contract";
import type { CommandOrder } from "./command-bus-port.js";
import { publicIntent } from "./hide-secrets.js";

/** An order as a command that waits, without the order's secrets. */
export function newCommand(order: CommandOrder, minerId: string, now: number): CommandResource {
  return {
    id: randomUUID(),
    minerId,
    intent: publicIntent(order.intent),
    status: "queued",
    dryRun: order.isDryRun,
    reason: null,
    code: null,
    message: null,
    needsReboot: false,
    plan: null,
    actor: order.actor,
    origin: order.origin,
    createdAt: now,
    startedAt: null,
    finishedAt: null,
  };
}

/** How a command can end. */
export type CommandEnd = Pick<CommandResource, "status"> &
  Partial<Pick<CommandResource, "reason" | "code" | "message" | "needsReboot" | "plan">>;

/** True for a status that does not change any more. */
export function hasEnded({ status }: CommandResource): boolean {
  return status !== "queued" && status !== "running";
}

/**
 * True when what builds on a command may follow it: it was seen, or the miner said yes to what only a restart
 * shows.
 */
export function wentWell({ status, needsReboot, message }: CommandResource): boolean {
  if (status === "confirmed" || status === "planned") return true;
  return status === "unconfirmed" && needsReboot && message !== null;
}
