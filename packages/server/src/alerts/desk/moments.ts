/** Moments in the words of the house: its time zone. */
export class Moments {
  readonly #time: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;

  constructor(timezone: string) {
    const zone = { timeZone: timezone } as const;
    this.#time = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" });
    this.#date = new Intl.DateTimeFormat("en-CA", zone);
  }

  /** `14:02`, with the date in front when it is not of the same day. */
  at(moment: number, now: number): string {
    const time = this.#time.format(moment);
    const date = this.#date.format(moment);
    return date === this.#date.format(now) ? time : `${date} ${time}`;
  }
}

/** A span in words: `3 min`, `2 h 5 min`, `4 days`. */
export function span(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}
