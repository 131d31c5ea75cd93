import { durationText } from "./figure-text.js";
import { readerLocale } from "./locale.js";

const A_DAY_MS = 86_400_000;

/** 14:02 today, 3 Nov 14:02 before. */
export function momentText(at: number, now: number): string {
  const isToday = now - at < A_DAY_MS && new Date(at).getDate() === new Date(now).getDate();
  const options: Intl.DateTimeFormatOptions = isToday
    ? { hour: "2-digit", minute: "2-digit" }
    : { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(readerLocale(), options).format(at);
}

/** The exact moment, for titles. */
export function exactMoment(at: number): string {
  return new Intl.DateTimeFormat(readerLocale(), { dateStyle: "medium", timeStyle: "medium" }).format(at);
}

/** Under a day as an age, beyond as a date. */
export function agoText(at: number, now: number): string {
  const age = now - at;
  if (age < 1500) return "now";
  return age < A_DAY_MS ? `${durationText(age)} ago` : momentText(at, now);
}

/** What is left of a few minutes, to the second: 4:07. */
export function timeLeftText(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
