import { expect, it } from "vitest";
import { zoneChoices } from "./zones.js";

const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;

it("offers every zone once, the reader's own before the others, the house's apart", () => {
  const { near, others } = zoneChoices("Pacific/Kiritimati", undefined);
  expect(near.map(({ zone }) => zone)).toEqual([own]);
  const zones = [...near, ...others].map(({ zone }) => zone);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones).not.toContain("Pacific/Kiritimati");
  expect(others.find(({ zone }) => zone === "America/New_York")?.word).toBe("America/New York");
  expect(zoneChoices(own, undefined).near).toEqual([]);
});

it("keeps a chosen one that this browser does not know", () => {
  const { others } = zoneChoices(own, "Mars/Olympus");
  expect(others.map(({ zone }) => zone)).toContain("Mars/Olympus");
});
