import type { ScheduleInput } from "@hearthash/contract";
import type { Database } from "../store/index.js";

/** A schedule, and up to which moment it has been seen to. */
export interface KeptSchedule {
  readonly id: string;
  readonly input: ScheduleInput;
  /** Moments up to this one are over: done, missed or exceptions. */
  readonly doneUntil: number;
}

/** A miner that was set by hand. */
export interface Override {
  readonly minerId: string;
  readonly since: number;
  readonly by: string;
}

/** The schedules, and where persons have overruled them. */
export class ScheduleStore {
  readonly #store: Database;

  constructor(store: Database) {
    this.#store = store;
  }

  list(): readonly KeptSchedule[] {
    const rows = this.#store.prepare("SELECT * FROM schedules ORDER BY position").all() as readonly {
      id: string;
      input: string;
      done_until: number;
    }[];
    return rows.map(({ id, input, done_until }) => {
      return { id, input: JSON.parse(input) as ScheduleInput, doneUntil: done_until };
    });
  }

  put(id: string, input: ScheduleInput, doneUntil: number): void {
    this.#store
      .prepare(
        `INSERT INTO schedules VALUES
          (@id, (SELECT coalesce(max(position), 0) + 1 FROM schedules), @input, @doneUntil)
          ON CONFLICT (id) DO UPDATE SET input = excluded.input, done_until = excluded.done_until`,
      )
      .run({ id, input: JSON.stringify(input), doneUntil });
  }

  seenTo(id: string, doneUntil: number): void {
    this.#store.prepare("UPDATE schedules SET done_until = ? WHERE id = ?").run(doneUntil, id);
  }

  /** Its tasks and overrides go with it. */
  remove(id: string): void {
    this.#store.prepare("DELETE FROM schedules WHERE id = ?").run(id);
  }

  overrides(id: string): readonly Override[] {
    const rows = this.#store
      .prepare("SELECT miner_id AS minerId, since, by FROM schedule_overrides WHERE schedule_id = ?")
      .all(id);
    return rows as readonly Override[];
  }

  override(id: string, { minerId, since, by }: Override): void {
    this.#store
      .prepare("INSERT INTO schedule_overrides VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .run(id, minerId, since, by);
  }

  clearOverrides(id: string): void {
    this.#store.prepare("DELETE FROM schedule_overrides WHERE schedule_id = ?").run(id);
  }

  /** A miner has another id now. */
  rename(before: string, after: string): void {
    this.#store
      .prepare("UPDATE OR REPLACE schedule_overrides SET miner_id = ? WHERE miner_id = ?")
      .run(after, before);
    for (const { id, input, doneUntil } of this.list()) {
      if (input.miners === "all" || !input.miners.includes(before)) continue;
      const miners = input.miners.map((one) => (one === before ? after : one));
      this.put(id, { ...input, miners: [...new Set(miners)] }, doneUntil);
    }
  }

  /** All or nothing. */
  together(write: () => void): void {
    this.#store.transaction(write)();
  }
}
