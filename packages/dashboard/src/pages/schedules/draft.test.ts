import type { ScheduleResource } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { ApiProblem } from "../../live/problem.js";
import type { Deed } from "./deeds.js";
import { draftOf, faultsIn, faultsOf, inputOf, keptInput } from "./draft.js";

const kept: ScheduleResource = {
  ...{ id: "s", name: "Night", enabled: false, miners: ["a"], days: ["mon", "fri"], time: "22:30" },
  ...{ timezone: "Europe/Berlin", intent: { kind: "setWorkMode", mode: "night" } },
  ...{ exceptions: ["2026-12-24"], whenOffline: { do: "on-return", withinMinutes: 90 } },
  ...{ nextRuns: [], lastRun: null, overridden: [] },
};

const deeds: readonly Deed[] = [
  { id: "mode", word: "Work mode", choice: { is: "words", options: [{ value: "night", word: "night" }] } },
  { id: "fan", word: "Fan", choice: { is: "number", range: [15, 100], unit: "%", step: 5 } },
  { id: "standby", word: "Standby", choice: { is: "nothing" } },
];

describe("a kept schedule", () => {
  it("is sent back as it was, and goes on following the server's zone where it did", () => {
    const { id: _id, timezone, nextRuns: _runs, lastRun: _last, overridden: _held, ...rest } = kept;
    expect(inputOf(draftOf(kept, undefined, "Europe/Berlin"), kept)).toEqual(rest);
    expect(inputOf(draftOf(kept, undefined, "UTC"), kept)).toEqual({ ...rest, timezone });
    expect(keptInput(kept, "UTC")).toEqual({ ...rest, timezone });
  });

  it("has another zone, or the house's again, where that is chosen", () => {
    const draft = draftOf(kept, undefined, "UTC");
    expect(inputOf({ ...draft, zone: "Asia/Tokyo" }, kept).timezone).toBe("Asia/Tokyo");
    expect(inputOf({ ...draft, zone: undefined }, kept)).not.toHaveProperty("timezone");
  });

  it("keeps the colour of its light, and can have another or none", () => {
    const lit = { ...kept, intent: { kind: "setLed", effect: "on", color: [255, 8, 0] } };
    const draft = draftOf(lit, undefined, "UTC");
    expect(draft).toMatchObject({ deed: "light", value: "on", color: "#ff0800" });
    expect(inputOf(draft, lit).intent).toEqual(lit.intent);
    expect(inputOf({ ...draft, color: "#00ff10" }, lit).intent).toMatchObject({ color: [0, 255, 16] });
    expect(inputOf({ ...draft, color: undefined }, lit).intent).toEqual({ kind: "setLed", effect: "on" });
    expect(inputOf({ ...draft, value: "off" }, lit).intent).toEqual({ kind: "setLed", effect: "off" });
  });

  it("keeps an intent that this form does not make", () => {
    const intent = { kind: "reboot", delayS: 30 };
    const odd = { ...kept, intent };
    expect(draftOf(odd, undefined, undefined).deed).toBe("kept");
    expect(faultsOf(draftOf(odd, undefined, undefined), deeds)).toEqual({});
    expect(inputOf(draftOf(odd, undefined, undefined), odd).intent).toEqual(intent);
  });
});

describe("what is wrong", () => {
  const good = { ...draftOf(undefined, undefined, "UTC"), name: "Night", deed: "standby" } as const;

  it("is nothing of a whole draft", () => {
    expect(faultsOf(good, deeds)).toEqual({});
    expect(inputOf(good, undefined)).toMatchObject({ miners: "all", enabled: true, name: "Night" });
  });

  it.each([
    ["name", { name: "  " }],
    ["miners", { isAll: false }],
    ["days", { days: new Set<string>() }],
    ["time", { time: "" }],
    ["intent", { deed: undefined }],
    ["intent", { deed: "wake" as const }],
    ["intent", { deed: "mode" as const, value: "turbo" }],
    ["intent", { deed: "fan" as const, value: "5" }],
    ["intent", { deed: "fan" as const, value: "" }],
    ["whenOffline", { isLate: true, withinMinutes: "0" }],
    ["whenOffline", { isLate: true, withinMinutes: "1441" }],
    ["whenOffline", { isLate: true, withinMinutes: "" }],
  ])("of %s is said at it", (field, change) => {
    expect(Object.keys(faultsOf({ ...good, ...change }, deeds))).toEqual([field]);
  });

  it("in the server's eyes is put beside its field, and told as a whole where it is at none", () => {
    const refused = new ApiProblem(400, "request-invalid", "all of it", [
      { path: "body.time", message: "takes a time of day such as 22:30" },
      { path: "body.exceptions.0", message: "Invalid ISO date" },
    ]);
    expect(faultsIn(refused)).toEqual({
      faults: { time: "takes a time of day such as 22:30", exceptions: "Invalid ISO date" },
      other: undefined,
    });
    const elsewhere = new ApiProblem(400, "request-invalid", "all of it", [
      { path: "body.enabled", message: "takes true or false" },
    ]);
    expect(faultsIn(elsewhere)).toEqual({ faults: {}, other: "all of it" });
    expect(faultsIn(new ApiProblem(409, "conflict", "There are 500 schedules")).other).toBe(
      "There are 500 schedules",
    );
  });
});
