import type { CatalogueResource } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { type DeedId, deedOf, deedsOf, intentOf } from "./deeds.js";

type Model = CatalogueResource["models"][number];

function model(over: Partial<Model>): Model {
  return {
    ...{ id: "m", name: "M", family: "home", confidence: "exact", workModes: [], workLevels: [] },
    ...{ points: [], controls: [], ranges: {}, ledEffects: [], ledColor: false },
    ...over,
  };
}

const heater = model({
  workModes: ["heating", "mining", "night"],
  controls: ["setWorkMode", "standby", "wake", "setFan", "setLcd", "reboot"],
  ranges: { fanPercent: [15, 100] },
});
const plain = model({
  workModes: ["mining", "night", "turbo"],
  controls: ["setWorkMode", "setFan", "setLed"],
  ranges: { fanPercent: [30, 90] },
  ledEffects: ["off", "on"],
});

const idsOf = (models: readonly Model[]) => deedsOf(models).map(({ id }) => id);

describe("what can be scheduled", () => {
  it("is what the model has", () => {
    expect(idsOf([heater])).toEqual([
      ...["mode", "standby", "wake", "fan", "fanAuto", "displayOff", "displayOn", "restart"],
    ]);
  });

  it("is of several models what all have, with the words and the range all have", () => {
    const [mode, fan] = deedsOf([heater, plain]);
    expect(idsOf([heater, plain])).toEqual(["mode", "fan", "fanAuto"]);
    expect(mode?.choice).toMatchObject({ options: [{ value: "mining" }, { value: "night" }] });
    expect(fan?.choice).toMatchObject({ range: [30, 90], unit: "%" });
  });

  it("is a light's colour only where every light takes one", () => {
    const strip = model({ controls: ["setLed"], ledEffects: ["off", "on", "blink"], ledColor: true });
    expect(deedsOf([strip])[0]?.choice).toMatchObject({ hasColor: true });
    expect(deedsOf([strip, plain])[0]?.choice).toMatchObject({ hasColor: false });
  });

  it("is nothing where ranges do not meet, words differ or no model is known", () => {
    const strong = model({ controls: ["setFan"], ranges: { fanPercent: [95, 100] } });
    expect(idsOf([plain, strong])).toEqual(["fanAuto"]);
    const other = model({ controls: ["setWorkMode"], workModes: ["eco"] });
    expect(idsOf([heater, other])).toEqual([]);
    expect(idsOf([])).toEqual([]);
  });
});

describe("an intent", () => {
  it.each([
    ["mode", "night"],
    ["standby", ""],
    ["wake", ""],
    ["level", "-1"],
    ["fan", "60"],
    ["fanAuto", "auto"],
    ["displayOff", ""],
    ["displayOn", ""],
    ["roomLimit", "25"],
    ["chipTarget", "80"],
    ["light", "blink"],
    ["pool", "1"],
    ["restart", ""],
  ] as const)("of %s comes back as what was chosen", (id: DeedId, value) => {
    expect(deedOf(intentOf(id, value))).toEqual({ id, value });
  });

  it("that the form does not make is not mistaken for another", () => {
    expect(deedOf({ kind: "reboot", delayS: 10 })).toBeUndefined();
    expect(deedOf({ kind: "setLed", effect: "on", brightness: 20 })).toBeUndefined();
    expect(deedOf({ kind: "setLed", effect: "on", color: ["red", 0, 0] })).toBeUndefined();
    expect(deedOf({ kind: "setLed", effect: "cycle", color: [1, 2, 3] })).toBeUndefined();
    expect(deedOf({ kind: "setWorkLevel", level: "eco" })).toBeUndefined();
  });
});
