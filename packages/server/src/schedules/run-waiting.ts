import { type Actor, intentText } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { ScheduleParts } from "./schedule-parts.js";
import type { KeptSchedule } from "./schedule-store.js";
import type { Task, TaskOutcome } from "./task-store.js";

/** Refusals of a moment: a later try may be taken. */
const passing: ReadonlySet<string> = new Set(["too-many-requests", "not-ready"]);

/** Orders what waits and can be done now, and ends what cannot be done any more. */
export function runWaiting(parts: ScheduleParts, now: number): void {
  const { schedules, tasks } = parts;
  const waiting = tasks.waiting();
  if (waiting.length === 0) return;
  const known = new Map(schedules.list().map((schedule) => [schedule.id, schedule]));
  for (const task of waiting) {
    const schedule = known.get(task.scheduleId);
    if (schedule !== undefined) runOne(parts, schedule, task, now);
  }
}

function runOne(parts: ScheduleParts, schedule: KeptSchedule, task: Task, now: number): void {
  const miner = parts.fleet.get(task.minerId);
  if (miner === undefined) {
    finish(parts, schedule, task, "skipped", `${task.minerId} is not among the miners any more`);
  } else if (now > task.expiresAt) {
    finish(parts, schedule, task, "expired", `${miner.name} has not answered in time`);
  } else if (miner.presence === "online") {
    order(parts, schedule, task);
  } else if (miner.presence === "offline" && schedule.input.whenOffline.do === "skip") {
    finish(parts, schedule, task, "skipped", `${miner.name} does not answer`);
  }
}

/**
 * The key stands for this schedule, miner and moment: should the server die before it has written down that it
 * ordered, the same order gives the same command again.
 */
function order(parts: ScheduleParts, schedule: KeptSchedule, task: Task): void {
  const { minerId, plannedAt } = task;
  const { id, input } = schedule;
  try {
    const command = parts.commands.submit({
      ...{ minerId, intent: input.intent, actor: actorOf(schedule), origin: "schedule" },
      ...{ isUnattended: true, isDryRun: false, idempotencyKey: `schedule-${id}-${minerId}-${plannedAt}` },
    });
    parts.tasks.end(task, "ordered", null, command.id);
    note(parts, schedule, task, "ran", `${input.name}: ${intentText(input.intent)}`, {
      commandId: command.id,
    });
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    if (!passing.has(error.code)) finish(parts, schedule, task, "refused", error.message);
  }
}

function finish(
  parts: ScheduleParts,
  schedule: KeptSchedule,
  task: Task,
  outcome: TaskOutcome,
  reason: string,
): void {
  parts.tasks.end(task, outcome, reason);
  note(parts, schedule, task, outcome, `${schedule.input.name} was not done: ${reason}`, { reason });
}

function note(
  { journal }: ScheduleParts,
  schedule: KeptSchedule,
  { minerId, plannedAt }: Task,
  what: string,
  message: string,
  more: Readonly<Record<string, unknown>>,
): void {
  const data = { scheduleId: schedule.id, plannedAt, ...more };
  const severity = what === "ran" ? "info" : "warning";
  journal.write({ kind: `schedule.${what}`, severity, minerId, actor: actorOf(schedule), message, data });
}

function actorOf({ id, input }: KeptSchedule): Actor {
  return { kind: "system", id: `schedule:${id}`, name: input.name };
}
