import { intentTitle, type ScheduleInput, type ScheduleResource } from "@hearthash/contract";
import { degreesText } from "../../format/degrees-text.js";
import { readerLocale } from "../../format/locale.js";

type Day = ScheduleInput["days"][number];

/** In the order of the week. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const satisfies readonly Day[];

const DAY_MS = 86_400_000;
/** A Monday. */
const A_MONDAY = Date.UTC(2024, 0, 1);

/** A day of the week in the reader's language. */
export function dayName(day: Day, length: "short" | "long"): string {
  const at = A_MONDAY + weekdays.indexOf(day) * DAY_MS;
  return new Intl.DateTimeFormat(readerLocale(), { weekday: length, timeZone: "UTC" }).format(at);
}

/** Every day, Weekdays, or their names. */
export function daysText(days: readonly string[]): string {
  const chosen = weekdays.filter((day) => days.includes(day));
  const text = chosen.join(" ");
  if (chosen.length === weekdays.length) return "Every day";
  if (text === "mon tue wed thu fri") return "Weekdays";
  if (text === "sat sun") return "Weekends";
  return chosen.map((day) => dayName(day, "short")).join(", ");
}

/** A date as it stands in a schedule: 24 Dec 2026. */
export function dateText(date: string): string {
  return new Intl.DateTimeFormat(readerLocale(), { dateStyle: "medium", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00Z`),
  );
}

/** When a schedule comes round, by the clocks of its zone: today 22:00, tomorrow 06:30, Wed 25 Nov 22:00. */
export function runText(at: number, now: number, timeZone: string): string {
  const time = format(at, { hour: "2-digit", minute: "2-digit", timeZone });
  const days = Math.round((dayStart(at, timeZone) - dayStart(now, timeZone)) / DAY_MS);
  if (days === 0) return `today ${time}`;
  if (days === 1) return `tomorrow ${time}`;
  if (days === -1) return `yesterday ${time}`;
  return `${format(at, { weekday: "short", day: "numeric", month: "short", timeZone })} ${time}`;
}

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(readerLocale(), options).format(at);
}

/** Midnight of a moment's date in a zone, as if it were UTC: days apart can be counted. */
function dayStart(at: number, timeZone: string): number {
  // This locale writes dates as 2026-11-22.
  return Date.parse(new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone }).format(at));
}

/** The zone, where its clocks are not those of the reader. */
export function foreignZone(timeZone: string): string | undefined {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone === timeZone ? undefined : timeZone;
}

/** What a schedule does, in a few words and in the reader's degrees. */
export function deedText(intent: ScheduleResource["intent"]): string {
  return intentTitle(intent, degreesText);
}
