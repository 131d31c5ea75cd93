import type { ScheduleInput } from "@hearthash/contract";
import { LocalTimes } from "../time/index.js";

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** How many moments are looked through for one that is no exception. */
const MOST_LOOKED_AT = 500;

/** When a schedule comes round. */
export class Occurrences {
  readonly #times: LocalTimes;
  readonly #exceptions: ReadonlySet<string>;

  /** @param timezone the server's, for schedules without one. */
  constructor({ time, days, exceptions, ...own }: ScheduleInput, timezone: string) {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    this.#times = new LocalTimes({
      ...{ hour, minute },
      weekdays: days.map((day) => weekdays.indexOf(day)),
      timezone: own.timezone ?? timezone,
    });
    this.#exceptions = new Set(exceptions);
  }

  /** The first moment behind another, be it an exception or not. */
  after(moment: number): number | undefined {
    return this.#times.after(moment);
  }

  isException(moment: number): boolean {
    return this.#exceptions.has(this.#times.dateOf(moment));
  }

  /** The next moments at which something is done. */
  next(moment: number, count: number): readonly number[] {
    const found: number[] = [];
    let at = this.#times.after(moment);
    for (let looked = 0; at !== undefined && found.length < count && looked < MOST_LOOKED_AT; looked += 1) {
      if (!this.isException(at)) found.push(at);
      at = this.#times.after(at);
    }
    return found;
  }
}
