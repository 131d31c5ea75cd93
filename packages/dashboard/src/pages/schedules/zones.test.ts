import { expect, it } from "vitest";
import { zoneChoices } from "./zones.js";

const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;

it("offers every zone once, the reader's own before the others, the house's apart", () => {
  const choices = zoneChoices("Pacific/Kiritimati", undefined);
  const zones = choices.map(({ zone }) => zone);
  expect(zones[0]).toBe(own);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones).not.toContain("Pacific/Kiritimati");
  expect(choices.find(({ zone }) => zone === "America/New_York")?.word).toBe("America/New York");
  expect(zoneChoices(own, undefined).map(({ zone }) => zone)).not.toContain(own);
});

it("keeps a chosen one that this browser does not know", () => {
  expect(zoneChoices(own, "Mars/Olympus").map(({ zone }) => zone)).toContain("Mars/Olympus");
});
