import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { daysText, deedText, foreignZone, runText } from "./schedule-words.js";

// The browser's own: whose language it is.
beforeEach(() => void vi.stubGlobal("navigator", { languages: ["en-GB"], language: "en-GB" }));
afterEach(() => void vi.unstubAllGlobals());

it.each([
  [["sun", "mon", "tue", "wed", "thu", "fri", "sat"], "Every day"],
  [["fri", "mon", "tue", "wed", "thu"], "Weekdays"],
  [["sun", "sat"], "Weekends"],
  [["sun", "mon", "wed"], "Mon, Wed, Sun"],
])("%j is %s", (days, text) => {
  expect(daysText(days)).toBe(text);
});

describe("the next run", () => {
  const now = Date.parse("2026-11-22T22:30:00Z");

  it.each([
    ["2026-11-22T23:30:00Z", "UTC", "today 23:30"],
    ["2026-11-23T06:30:00Z", "UTC", "tomorrow 06:30"],
    ["2026-11-21T06:30:00Z", "UTC", "yesterday 06:30"],
    // In Tokyo it is the next morning already.
    ["2026-11-22T23:30:00Z", "Asia/Tokyo", "today 08:30"],
    ["2026-11-23T14:59:00Z", "Asia/Tokyo", "today 23:59"],
    ["2026-11-23T15:00:00Z", "Asia/Tokyo", "tomorrow 00:00"],
  ])("%s in %s is %s", (at, zone, text) => {
    expect(runText(Date.parse(at), now, zone)).toBe(text);
  });

  it("further off is a date", () => {
    // Where the comma stands depends on the engine's year.
    expect(runText(Date.parse("2026-11-25T22:00:00Z"), now, "UTC")).toMatch(/^Wed,? 25 Nov,? 22:00$/);
  });

  it("counts days by the calendar in a night that has 25 hours", () => {
    const evening = Date.parse("2026-10-24T20:00:00Z");
    expect(runText(Date.parse("2026-10-25T22:30:00Z"), evening, "Europe/Berlin")).toBe("tomorrow 23:30");
  });
});

it.each([
  [{ kind: "setWorkMode", mode: "night" }, "Night mode"],
  [{ kind: "setWorkLevel", level: 1 }, "Level 1"],
  [{ kind: "setFan", percent: "auto" }, "Fan automatic"],
  [{ kind: "setFan", percent: 60 }, "Fan 60 %"],
  [{ kind: "setRoomLimit", celsius: 25 }, "Room limit 25 °C"],
  [{ kind: "setLcd", on: false }, "Display off"],
  [{ kind: "wake" }, "Wake up"],
  [{ kind: "setLed", effect: "blink" }, "Light blinking"],
  [{ kind: "of tomorrow" }, "Of tomorrow"],
])("%j is %s", (intent, text) => {
  expect(deedText(intent)).toBe(text);
});

it("names a zone only where it is not the reader's", () => {
  expect(foreignZone(new Intl.DateTimeFormat().resolvedOptions().timeZone)).toBeUndefined();
  expect(foreignZone("Pacific/Kiritimati")).toBe("Pacific/Kiritimati");
});
