import type { ControlName, ModelDefinition } from "@hearthash/client";
import type { ControlRanges } from "@hearthash/contract";

/** What the library checks against where a model's dialect names no bounds of its own. */
const USUAL = {
  fanPercent: [15, 100],
  targetTempC: [50, 90],
  roomLimitC: [20, 50],
} as const;

const CONTROLS = {
  fanPercent: "fan",
  targetTempC: "targetTemp",
  roomLimitC: "roomLimit",
} as const satisfies Record<keyof ControlRanges, ControlName>;

/** Smallest and largest value of each control of a model that takes a number. */
export function rangesOf({ controls, dialect }: ModelDefinition): ControlRanges {
  const ranges: ControlRanges = {};
  for (const name of ["fanPercent", "targetTempC", "roomLimitC"] as const) {
    if (!controls.includes(CONTROLS[name])) continue;
    const [least, most] = dialect[name] ?? USUAL[name];
    ranges[name] = [least, most];
  }
  return ranges;
}

/** What a model's light can do: one lamp is on or off, the others have effects. */
export function ledEffectsOf({ controls, dialect }: ModelDefinition): string[] {
  if (!controls.includes("led")) return [];
  return dialect.led === "locate" ? ["off", "on"] : ["off", "on", "blink", "breathe", "cycle"];
}

/** Whether a model's light takes a colour and a brightness: a single lamp has neither. */
export function hasLedColor({ controls, dialect }: ModelDefinition): boolean {
  return controls.includes("led") && dialect.led !== "locate";
}
