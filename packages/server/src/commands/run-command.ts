import type { CommandResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { LiveMiner } from "../live/index.js";
import type { ActiveCommand } from "./active-command.js";
import { carryOut } from "./carry-out.js";
import type { CommandLog } from "./command-log.js";
import type { ModePowers } from "./mode-powers.js";
import { type CommandEnd, wentWell } from "./new-command.js";
import { isBound, refusedUnattended } from "./unattended-limits.js";
import type { WebPasswords } from "./web-passwords.js";

/** What carrying out a command needs. */
export interface RunParts {
  readonly fleet: Fleet;
  readonly events: EventFlow;
  readonly log: CommandLog;
  readonly powers: ModePowers;
  readonly webPasswords: WebPasswords;
  readonly commandOf: (id: string) => CommandResource | undefined;
}

/** Takes a command whose turn has come to its end. Never fails: whatever goes wrong is how it ends. */
export async function runCommand(active: ActiveCommand, parts: RunParts): Promise<void> {
  if (active.isOver) return;
  const end = await turn(active, parts).catch(defect);
  const isSent = !active.order.isDryRun && end.status !== "refused";
  endCommand(active, end, parts.log);
  if (isSent) pollInBackground(parts.fleet, active.command.minerId);
}

/** Ends a command, once. */
export function endCommand(active: ActiveCommand, end: CommandEnd, log: CommandLog): void {
  if (active.isOver) return;
  try {
    active.finish(log.ended(active.command, end));
  } catch {
    // The data takes nothing more (a full disk): who waits is told all the same, the data says so at the next start.
    active.finish({ ...active.command, ...end });
  }
}

/** What is not to be sent is refused; everything else is told to the miner. */
async function turn(active: ActiveCommand, parts: RunParts): Promise<CommandEnd> {
  const { order } = active;
  const waiting = refusedWaiting(active, parts);
  if (waiting !== undefined) return waiting;
  const unsafe = order.isUnattended ? await limitsRefusal(active, parts) : undefined;
  if (unsafe !== undefined) return { status: "refused", code: "unsafe-unattended", reason: unsafe };
  if (active.isOver) return STOPPED;
  const { id } = parts.fleet.need(active.command.minerId);
  active.command = parts.log.started(active.command);
  const errand = { intent: order.intent, isDryRun: order.isDryRun, expectId: id, signal: active.signal };
  const end = await carryOut(parts.fleet.handle(id), errand, () => storedWebPassword(id, parts));
  keepNewWebPassword(active, id, end, parts);
  return end;
}

/** How what waits ends when the server does. */
export const STOPPED: CommandEnd = {
  status: "refused",
  code: "not-ready",
  reason: "the server was stopped before it was sent: order it again if it is still wanted",
};

/** What happened while it waited. */
function refusedWaiting({ order, command }: ActiveCommand, parts: RunParts): CommandEnd | undefined {
  if (parts.fleet.get(command.minerId) === undefined) {
    return { status: "refused", code: "not-found", reason: "the miner was removed before it was sent" };
  }
  const before = order.after === undefined ? undefined : parts.commandOf(order.after);
  if (order.after === undefined || (before !== undefined && wentWell(before))) return undefined;
  const reason = `the command before it was ${before?.status ?? "forgotten"}, so it was not sent`;
  return { status: "refused", code: "conflict", reason };
}

/** Judged by what the miner says now, not by what it said half a minute ago. */
async function limitsRefusal(
  { order, command }: ActiveCommand,
  parts: RunParts,
): Promise<string | undefined> {
  const miner = parts.fleet.need(command.minerId);
  if (!isBound(miner, order.intent)) return undefined;
  const now: LiveMiner = await parts.fleet.pollNow(miner.id);
  return refusedUnattended(now, order.intent, parts.powers);
}

function storedWebPassword(minerId: string, { webPasswords }: RunParts): string {
  const password = webPasswords.of(minerId);
  if (password !== undefined) return password;
  const text =
    "storing a pool takes the miner's web password: keep it with the miner, or give webPassword with the order";
  throw new ServerError("request-invalid", text);
}

/** A kept web password that the miner just replaced would be wrong from now on. */
function keepNewWebPassword(
  { order: { intent, isDryRun } }: ActiveCommand,
  minerId: string,
  { status, message }: CommandEnd,
  { webPasswords, events }: RunParts,
): void {
  const isSaid = message !== undefined && message !== null;
  const isObeyed = !isDryRun && isSaid && (status === "confirmed" || status === "unconfirmed");
  if (intent.kind !== "setWebPassword" || !isObeyed || !webPasswords.has(minerId)) return;
  webPasswords.put(minerId, intent.newPassword);
  events.emit("miner.web-password-stored", { id: minerId });
}

/** The change is to be seen at once; how the poll ends is told by the fleet's own events. */
function pollInBackground(fleet: Fleet, minerId: string): void {
  if (fleet.get(minerId) !== undefined) fleet.pollNow(minerId).catch(() => undefined);
}

/** The error's name alone: its message could hold anything. */
function defect(error: unknown): CommandEnd {
  const name = error instanceof Error ? error.name : typeof error;
  return { status: "failed", code: "internal", reason: `unexpected: ${name} (please report this)` };
}
