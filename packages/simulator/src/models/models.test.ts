import { describe, expect, it } from "vitest";
import { findCommand } from "../commands/command-table.js";
import { tokenNames } from "../mm/mm-string.js";
import { findOption } from "../options/option-table.js";
import { createMachine } from "../state/create-machine.js";
import { modelByName, modelNames, modelTitles } from "./index.js";

describe.each(modelNames)("model %s", (name) => {
  const model = modelByName(name);
  const machine = createMachine({ model: name }, 1, 0);

  it("names only commands, settings and tokens that exist", () => {
    const unknown = [
      ...[...model.commands].filter((command) => !findCommand(machine, command)),
      ...(model.options ?? []).filter((option) => !findOption(machine, option)),
      ...[...(model.mm ?? []), ...(Array.isArray(model.lite) ? model.lite : [])]
        .map((token) => token.trim())
        .filter((token) => !tokenNames.has(token)),
    ];
    expect(unknown).toEqual([]);
  });

  it("starts in one of its modes, draws more power in each higher one, and fits its supply", () => {
    expect(model.modes.map((mode) => mode.number)).toContain(model.defaultMode);
    for (const mode of model.modes) {
      expect(mode.dcPowerW).toBeLessThanOrEqual(mode.wallPowerW);
      const [low, high] = model.railRangeMv;
      if (model.mm) expect(mode.setRailMv >= low && mode.setRailMv <= high).toBe(true);
    }
    expect(modelTitles[name]).toBe(model.title);
  });
});

describe("modelByName", () => {
  it("refuses what it does not know", () => {
    expect(() => modelByName("s21")).toThrow(RangeError);
  });
});
