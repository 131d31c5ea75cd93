import { type CommandResource, isSameAspect } from "@hearthash/contract";
import type { ScheduleParts } from "./schedule-parts.js";

/** From here on a command was tried: what was refused before changes nothing. */
const tried: ReadonlySet<string> = new Set(["running", "confirmed", "unconfirmed", "failed", "interrupted"]);

/**
 * A person has set what a schedule sets: what it still had to do there is dropped, and the miner stays as it is until
 * the schedule's next run.
 */
export function hearCommand({ schedules, tasks, journal }: ScheduleParts, command: CommandResource): void {
  const { actor, status, dryRun, intent, minerId, createdAt } = command;
  if (actor.kind === "system" || dryRun || !tried.has(status)) return;
  for (const { id, input } of schedules.list()) {
    const isMeant = input.miners === "all" || input.miners.includes(minerId);
    if (!input.enabled || !isMeant || !isSameAspect(String(intent["kind"]), input.intent.kind)) continue;
    if (schedules.overrides(id).some((override) => override.minerId === minerId)) continue;
    schedules.together(() => {
      schedules.override(id, { minerId, since: createdAt, by: actor.name });
      const waiting = tasks.waiting().filter((task) => task.scheduleId === id && task.minerId === minerId);
      for (const task of waiting) tasks.end(task, "overridden", `${actor.name} has set it by hand`);
      const message = `${input.name} leaves the miner as ${actor.name} has set it, until its next run`;
      const data = { scheduleId: id, commandId: command.id };
      journal.write({ kind: "schedule.overridden", minerId, actor, message, data });
    });
  }
}
