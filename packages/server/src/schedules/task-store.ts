import type { ScheduleResource } from "@hearthash/contract";
import type { Database } from "../store/index.js";

/** What became of a schedule at one miner. */
export type TaskOutcome = NonNullable<ScheduleResource["lastRun"]>["miners"][number]["outcome"];

/** One thing to do: a schedule's intent at a miner, for one moment. */
export interface Task {
  readonly scheduleId: string;
  readonly plannedAt: number;
  readonly minerId: string;
  /** Behind this moment it is not done any more. */
  readonly expiresAt: number;
  readonly outcome: TaskOutcome;
  readonly reason: string | null;
  readonly commandId: string | null;
}

const COLUMNS = `schedule_id AS scheduleId, planned_at AS plannedAt, miner_id AS minerId, expires_at AS expiresAt,
  outcome, reason, command_id AS commandId`;

/** What the schedules have to do and have done. A moment's task exists once, so it is done once. */
export class TaskStore {
  readonly #store: Database;

  constructor(store: Database) {
    this.#store = store;
  }

  /** Forgets the run before, but for what still waits. */
  add(tasks: readonly Task[]): void {
    const [first] = tasks;
    if (first === undefined) return;
    this.#store
      .prepare("DELETE FROM schedule_tasks WHERE schedule_id = ? AND planned_at < ? AND outcome <> 'waiting'")
      .run(first.scheduleId, first.plannedAt);
    const insert = this.#store.prepare(
      `INSERT INTO schedule_tasks (schedule_id, planned_at, miner_id, expires_at, outcome, reason, command_id)
        VALUES (@scheduleId, @plannedAt, @minerId, @expiresAt, @outcome, @reason, @commandId)
        ON CONFLICT DO NOTHING`,
    );
    for (const task of tasks) insert.run(task);
  }

  waiting(): readonly Task[] {
    const rows = this.#store
      .prepare(`SELECT ${COLUMNS} FROM schedule_tasks WHERE outcome = 'waiting' ORDER BY planned_at`)
      .all();
    return rows as readonly Task[];
  }

  /** The latest run of a schedule. */
  last(scheduleId: string): readonly Task[] {
    const rows = this.#store
      .prepare(
        `SELECT ${COLUMNS} FROM schedule_tasks WHERE schedule_id = @scheduleId AND planned_at =
          (SELECT max(planned_at) FROM schedule_tasks WHERE schedule_id = @scheduleId) ORDER BY miner_id`,
      )
      .all({ scheduleId });
    return rows as readonly Task[];
  }

  end(task: Task, outcome: TaskOutcome, reason: string | null, commandId: string | null = null): void {
    this.#store
      .prepare(
        `UPDATE schedule_tasks SET outcome = ?, reason = ?, command_id = ?
          WHERE schedule_id = ? AND planned_at = ? AND miner_id = ?`,
      )
      .run(outcome, reason, commandId, task.scheduleId, task.plannedAt, task.minerId);
  }

  rename(before: string, after: string): void {
    this.#store
      .prepare("UPDATE OR REPLACE schedule_tasks SET miner_id = ? WHERE miner_id = ?")
      .run(after, before);
  }
}
