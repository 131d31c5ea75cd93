import { randomUUID } from "node:crypto";
import type { Actor, CommandResource, ScheduleInput, ScheduleResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import { hearCommand } from "./hear-command.js";
import { Occurrences } from "./occurrences.js";
import { planDue } from "./plan-due.js";
import { runWaiting } from "./run-waiting.js";
import type { ScheduleParts } from "./schedule-parts.js";
import type { KeptSchedule } from "./schedule-store.js";

const MOST_SCHEDULES = 500;
const NEXT_RUNS = 5;

/** The house's schedules. */
export class HouseSchedules {
  readonly #parts: ScheduleParts;
  /** When each schedule is next to be looked at. */
  readonly #lookAt = new Map<string, number>();

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
  }

  /** Of schedules that name none. */
  get timezone(): string {
    return this.#parts.timezone;
  }

  list(): readonly ScheduleResource[] {
    return this.#parts.schedules.list().map((schedule) => this.#resource(schedule));
  }

  /** @throws ServerError `not-found`. */
  need(id: string): ScheduleResource {
    return this.#resource(this.#kept(id));
  }

  /** @throws ServerError `conflict` when there are too many. */
  create(input: ScheduleInput, by: Actor): ScheduleResource {
    if (this.#parts.schedules.list().length >= MOST_SCHEDULES) {
      throw new ServerError("conflict", `There are ${MOST_SCHEDULES} schedules; remove one first`);
    }
    const id = randomUUID();
    this.#parts.schedules.put(id, input, this.#parts.clock.now());
    this.#note("created", id, input.name, by);
    return this.need(id);
  }

  /** What still waited of it is dropped. @throws ServerError `not-found`. */
  replace(id: string, input: ScheduleInput, by: Actor): ScheduleResource {
    const { schedules, tasks, clock } = this.#parts;
    this.#kept(id);
    // What is due this very moment is due as it stood.
    this.tick();
    schedules.together(() => {
      for (const task of tasks.waiting().filter((one) => one.scheduleId === id)) {
        tasks.end(task, "overridden", `${by.name} has changed the schedule`);
      }
      schedules.clearOverrides(id);
      schedules.put(id, input, clock.now());
    });
    this.#lookAt.delete(id);
    this.#note("changed", id, input.name, by);
    return this.need(id);
  }

  /** @throws ServerError `not-found`. */
  remove(id: string, by: Actor): void {
    const { name } = this.#kept(id).input;
    this.#parts.schedules.remove(id);
    this.#lookAt.delete(id);
    this.#note("removed", id, name, by);
  }

  /** Does what has become due. */
  tick(): void {
    const { schedules, clock } = this.#parts;
    const now = clock.now();
    for (const schedule of schedules.list()) {
      const { id, input, doneUntil } = schedule;
      const isLater = doneUntil <= now && (this.#lookAt.get(id) ?? 0) > now;
      if (input.enabled && !isLater) this.#lookAt.set(id, planDue(this.#parts, schedule, now));
    }
    runWaiting(this.#parts, now);
  }

  hear(command: CommandResource): void {
    hearCommand(this.#parts, command);
  }

  rename(before: string, after: string): void {
    this.#parts.schedules.rename(before, after);
    this.#parts.tasks.rename(before, after);
  }

  #kept(id: string): KeptSchedule {
    const kept = this.#parts.schedules.list().find((schedule) => schedule.id === id);
    if (kept === undefined) throw new ServerError("not-found", `There is no schedule ${id}`);
    return kept;
  }

  #resource({ id, input }: KeptSchedule): ScheduleResource {
    const { schedules, tasks, clock, timezone } = this.#parts;
    const last = tasks.last(id);
    const [first] = last;
    const miners = last.map(({ minerId, outcome, reason, commandId }) => {
      return { minerId, outcome, reason, commandId };
    });
    return {
      ...{ id, ...input, intent: { ...input.intent }, timezone: input.timezone ?? timezone },
      nextRuns: input.enabled ? [...new Occurrences(input, timezone).next(clock.now(), NEXT_RUNS)] : [],
      lastRun: first === undefined ? null : { plannedAt: first.plannedAt, miners },
      overridden: [...schedules.overrides(id)],
    };
  }

  #note(verb: string, scheduleId: string, name: string, actor: Actor): void {
    const message = `${actor.name} has ${verb} the schedule ${name}`;
    this.#parts.journal.write({ kind: `schedule.${verb}`, actor, message, data: { scheduleId } });
  }
}
