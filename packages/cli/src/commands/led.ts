import type { Intent, IntentOf, LedEffect } from "@hearthash/client";
import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.js";
import { wholeNumber } from "../control/positional.js";
import { type WriteFlags, writeAliases, writeFlags } from "../control/write-flags.js";
import { guarded } from "./guarded.js";

interface LedFlags extends WriteFlags {
  readonly brightness?: number;
  readonly color?: readonly [number, number, number];
}

const EFFECTS: readonly LedEffect[] = ["off", "on", "blink", "breathe", "cycle"];

export const ledCommand = buildCommand<LedFlags, [LedEffect], CliContext>({
  docs: { brief: "Set the light: off, on, blink, breathe, cycle (Nano 3S); off, on elsewhere" },
  parameters: {
    flags: {
      ...writeFlags,
      brightness: { kind: "parsed", parse: wholeNumber, optional: true, brief: "0 to 100 [as it is]" },
      color: {
        kind: "parsed",
        parse: toColor,
        optional: true,
        placeholder: "rrggbb",
        brief: "Colour [as it is]",
      },
    },
    aliases: writeAliases,
    positional: {
      kind: "tuple",
      parameters: [
        {
          brief: EFFECTS.join(", "),
          placeholder: "effect",
          parse: toEffect,
          proposeCompletions: () => EFFECTS,
        },
      ],
    },
  },
  loader: async () => {
    const { carryOut } = await import("../control/carry-out.js");
    return guarded(async function (this: CliContext, flags: LedFlags, effect: LedEffect) {
      await carryOut(this, flags, toIntent(flags, effect));
    });
  },
});

function toIntent({ brightness, color }: LedFlags, effect: LedEffect): Intent {
  const intent: IntentOf<"setLed"> = { kind: "setLed", effect };
  return {
    ...intent,
    ...(brightness === undefined ? {} : { brightness }),
    ...(color === undefined ? {} : { color }),
  };
}

function toEffect(text: string): LedEffect {
  const effect = EFFECTS.find((known) => known === text);
  if (effect !== undefined) return effect;
  throw new SyntaxError(`the effect is one of ${EFFECTS.join(", ")}`);
}

function toColor(text: string): readonly [number, number, number] {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (match === null) throw new SyntaxError("a colour is six hex digits, such as ff7800");
  const [red, green, blue] = [1, 2, 3].map((part) => Number.parseInt(match[part] ?? "0", 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}
