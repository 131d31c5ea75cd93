import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LocalTimes } from "./local-times.js";

const iso = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString();
const zones = [
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
];

describe("local times", () => {
  it("fall on the end of the gap when the clock goes forward", () => {
    const times = new LocalTimes({ hour: 2, minute: 30, timezone: "Europe/Berlin" });
    const first = times.after(Date.parse("2026-03-28T12:00:00Z"));
    expect(iso(first)).toBe("2026-03-29T01:00:00.000Z");
    expect(iso(times.after(first ?? 0))).toBe("2026-03-30T00:30:00.000Z");
  });

  it("fall on the first of two when the clock goes back", () => {
    const times = new LocalTimes({ hour: 2, minute: 30, timezone: "Europe/Berlin" });
    const first = times.after(Date.parse("2026-10-24T12:00:00Z"));
    expect(iso(first)).toBe("2026-10-25T00:30:00.000Z");
    expect(iso(times.after(first ?? 0))).toBe("2026-10-26T01:30:00.000Z");
    expect(iso(times.after(Date.parse("2026-10-25T01:10:00Z")))).toBe("2026-10-26T01:30:00.000Z");
  });

  it("come once on each local day of a year, whatever the zone and the time", () => {
    const start = Date.parse("2026-01-10T00:00:00Z");
    const when = fc.tuple(fc.constantFrom(...zones), fc.nat(23), fc.nat(59));
    fc.assert(
      fc.property(when, ([timezone, hour, minute]) => {
        const times = new LocalTimes({ hour, minute, timezone });
        const dates: string[] = [];
        for (let at = times.after(start); dates.length < 365 && at !== undefined; at = times.after(at)) {
          dates.push(times.dateOf(at));
        }
        expect(new Set(dates).size).toBe(365);
        const [first = "", last = ""] = [dates[0], dates[364]];
        expect((Date.parse(last) - Date.parse(first)) / 86_400_000).toBe(364);
      }),
      { numRuns: 30 },
    );
  });
});
