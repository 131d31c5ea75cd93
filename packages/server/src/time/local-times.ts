import { Cron } from "croner";

/** A time of day on days of the week, in a time zone. */
export interface LocalTime {
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday; every day unless given. */
  readonly weekdays?: readonly number[];
  readonly timezone: string;
}

/**
 * Moments of a local time: one on each of its days. Where the clock skips the time, the moment the skip ends; where the
 * clock shows the time twice, the first.
 */
export class LocalTimes {
  readonly #cron: Cron;
  readonly #dates: Intl.DateTimeFormat;

  constructor({ hour, minute, weekdays, timezone }: LocalTime) {
    const days = weekdays === undefined ? "*" : weekdays.join(",");
    this.#cron = new Cron(`0 ${minute} ${hour} * * ${days}`, { timezone, paused: true });
    this.#dates = new Intl.DateTimeFormat("en-CA", { timeZone: timezone });
  }

  /** The first moment behind another, Unix milliseconds. */
  after(moment: number): number | undefined {
    return this.#cron.nextRun(new Date(moment))?.getTime();
  }

  /** Local date of a moment, as `2026-11-22`. */
  dateOf(moment: number): string {
    return this.#dates.format(moment);
  }
}
