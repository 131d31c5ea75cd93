import type { IntentInput } from "@hearthash/contract";
import { Segments } from "../../../pieces/segments.js";
import { Switch } from "../../../pieces/switch.js";
import { Control, type ControlPart, titled } from "./control.js";

/** The miner's own screen. */
export function DisplayControl({ detail, isOff, order }: ControlPart) {
  return (
    <Control title="Display" minerId={detail.id} kinds={["setLcd"]} isInline>
      <Switch
        label="Display"
        isOn={detail.points["lcdOn"] === true}
        isDisabled={isOff}
        onToggle={(on) => order({ kind: "setLcd", on })}
      />
    </Control>
  );
}

type Effect = Extract<IntentInput, { kind: "setLed" }>["effect"];

/** The lamp or light. What it shows now is no point of the miner: none is marked as chosen. */
export function LightControl({ detail, isOff, order }: ControlPart) {
  const effects = detail.ledEffects as readonly Effect[];
  if (effects.length === 0) return null;
  return (
    <Control title="Light" minerId={detail.id} kinds={["setLed"]}>
      <Segments
        label="Light"
        isSmall
        options={effects.map((value) => ({ value, word: titled(value) }))}
        value={undefined}
        isDisabled={isOff}
        onChoose={(effect) => order({ kind: "setLed", effect })}
      />
    </Control>
  );
}
