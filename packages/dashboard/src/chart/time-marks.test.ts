import { expect, it } from "vitest";
import { timeMarks } from "./time-marks.js";

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
/** Midnight where the reader is. */
const midnightS = new Date(2026, 10, 20).getTime() / 1000;
const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "short" }).format(midnightS * 1000);

it("names hours over a day, also where a day begins", () => {
  const marks = timeMarks([midnightS, midnightS + 6 * HOUR_S], over(6 * HOUR_S, DAY_S));
  expect(marks).not.toContain(day);
  expect(new Set(marks).size).toBe(2);
});

it("names the day where one begins, and the hours between, over some days", () => {
  const marks = timeMarks([midnightS, midnightS + 12 * HOUR_S], over(12 * HOUR_S, 3 * DAY_S));
  expect(marks[0]).toBe(day);
  expect(marks[1]).toMatch(/12/);
  expect(marks[1]).not.toMatch(/Nov/);
});

it("names days alone where every mark is one, whatever the hour", () => {
  const marks = timeMarks([midnightS, midnightS + 2 * DAY_S + HOUR_S], over(2 * DAY_S, 7 * DAY_S));
  expect(marks.every((mark) => /Nov/.test(mark))).toBe(true);
});

it("has no words for nothing", () => {
  expect(timeMarks([], over(HOUR_S, DAY_S))).toEqual([]);
});

function over(stepS: number, spanS: number) {
  return { locale: "en", stepS, spanS };
}
