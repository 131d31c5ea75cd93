import { describe, expect, it } from "vitest";
import { snoozeChoices } from "./snooze-choices.js";

const tomorrow = (...moment: [number, number, number, number, number]) => {
  const now = new Date(...moment).getTime();
  const minutes = snoozeChoices(now).find(({ word }) => word === "Until tomorrow")?.minutes ?? 0;
  return new Date(now + minutes * 60_000);
};

describe("until tomorrow", () => {
  it("is eight o'clock of the next day, from any hour", () => {
    expect(tomorrow(2026, 10, 22, 14, 30)).toEqual(new Date(2026, 10, 23, 8, 0));
    expect(tomorrow(2026, 10, 22, 0, 5)).toEqual(new Date(2026, 10, 23, 8, 0));
    expect(tomorrow(2026, 11, 31, 23, 59)).toEqual(new Date(2027, 0, 1, 8, 0));
  });

  it("is within what the server takes", () => {
    for (const { minutes } of snoozeChoices(new Date(2026, 9, 24, 0, 0).getTime())) {
      expect(Number.isInteger(minutes) && minutes > 0 && minutes <= 43_200).toBe(true);
    }
  });
});
