import { isSameAspect } from "@hearthash/contract";
import { Occurrences } from "./occurrences.js";
import type { ScheduleParts } from "./schedule-parts.js";
import type { KeptSchedule } from "./schedule-store.js";
import type { Task } from "./task-store.js";

/** How late something is still in time: the computer slept a moment, or the server was restarted. */
const GRACE_MS = 2 * 60_000;
/** A clock set back by more than this is believed; less is waited for. */
const SET_BACK_MS = 3_600_000;

/**
 * Makes tasks of what has become due of a schedule since it was last seen to.
 *
 * @returns the next moment to look again.
 */
export function planDue(parts: ScheduleParts, schedule: KeptSchedule, now: number): number {
  const { schedules, timezone } = parts;
  const { id, input } = schedule;
  if (schedule.doneUntil > now + SET_BACK_MS) {
    schedules.seenTo(id, now);
    return now;
  }
  const occurrences = new Occurrences(input, timezone);
  const due = dueMoments(occurrences, schedule.doneUntil, now);
  const last = due.at(-1);
  const next = occurrences.after(Math.max(now, schedule.doneUntil)) ?? Number.POSITIVE_INFINITY;
  if (last === undefined) return next;
  schedules.together(() => {
    schedules.seenTo(id, last);
    // Of several that were missed only the last one can still matter: it undoes those before.
    for (const at of due.slice(0, -1)) if (!occurrences.isException(at)) noteMissed(parts, schedule, at);
    if (occurrences.isException(last)) noteException(parts, schedule, last);
    else planOne(parts, schedule, last, now);
  });
  return next;
}

function dueMoments(occurrences: Occurrences, doneUntil: number, now: number): readonly number[] {
  const due: number[] = [];
  // After a long absence only the latest days are looked at.
  let at = occurrences.after(Math.max(doneUntil, now - 14 * 86_400_000));
  for (; at !== undefined && at <= now; at = occurrences.after(at)) due.push(at);
  return due;
}

function planOne(parts: ScheduleParts, schedule: KeptSchedule, plannedAt: number, now: number): void {
  const { schedules, tasks, fleet } = parts;
  const { id, input } = schedule;
  const { miners, whenOffline } = input;
  const lateMs = whenOffline.do === "skip" ? 0 : whenOffline.withinMinutes * 60_000;
  const expiresAt = plannedAt + Math.max(GRACE_MS, lateMs);
  if (now > expiresAt) {
    noteMissed(parts, schedule, plannedAt);
    return;
  }
  schedules.clearOverrides(id);
  const minerIds = miners === "all" ? fleet.list().map((miner) => miner.id) : miners;
  dropOlder(parts, input.intent.kind, new Set(minerIds), plannedAt);
  const waiting = { outcome: "waiting", reason: null, commandId: null } as const;
  tasks.add(minerIds.map((minerId): Task => ({ scheduleId: id, plannedAt, minerId, expiresAt, ...waiting })));
}

/** What still waits for the same miner and the same thing is overtaken. */
function dropOlder(
  { schedules, tasks }: ScheduleParts,
  intent: string,
  minerIds: ReadonlySet<string>,
  plannedAt: number,
): void {
  const kinds = new Map(schedules.list().map(({ id, input }) => [id, input.intent.kind]));
  for (const task of tasks.waiting()) {
    const isOlder = task.plannedAt < plannedAt && minerIds.has(task.minerId);
    if (!isOlder || !isSameAspect(intent, kinds.get(task.scheduleId) ?? "")) continue;
    tasks.end(task, "overridden", "a later schedule sets the same");
  }
}

function noteMissed({ journal }: ScheduleParts, { id, input }: KeptSchedule, plannedAt: number): void {
  const message = `${input.name} was missed: the server did not run at its time`;
  const data = { scheduleId: id, plannedAt };
  journal.write({ kind: "schedule.missed", severity: "warning", message, data });
}

function noteException({ journal }: ScheduleParts, { id, input }: KeptSchedule, plannedAt: number): void {
  const message = `${input.name} is not done today: the date is an exception`;
  journal.write({ kind: "schedule.exception", message, data: { scheduleId: id, plannedAt } });
}
