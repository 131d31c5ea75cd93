/** For how long an alert can be put off. */
export interface SnoozeChoice {
  readonly word: string;
  readonly minutes: number;
}

/** Tomorrow is when most people are up. */
const MORNING_HOUR = 8;

/** The choices at a moment; "until tomorrow" is the next day's morning by this browser's clock. */
export function snoozeChoices(now: number): readonly SnoozeChoice[] {
  return [
    { word: "15 min", minutes: 15 },
    { word: "1 h", minutes: 60 },
    { word: "8 h", minutes: 480 },
    { word: "Until tomorrow", minutes: minutesToTomorrow(now) },
  ];
}

function minutesToTomorrow(now: number): number {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  return Math.ceil((morning.getTime() - now) / 60_000);
}
