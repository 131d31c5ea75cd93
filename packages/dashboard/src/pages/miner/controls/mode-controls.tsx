import { catalogue } from "../../../live/catalogue.js";
import { Segments } from "../../../pieces/segments.js";
import { Control, type ControlPart, titled } from "./control.js";

/** The model's own words for what it works like. */
export function ModeControl({ detail, isOff, order }: ControlPart) {
  const mode = detail.points["workMode"];
  if (detail.workModes.length === 0) return null;
  return (
    <Control title="Mode" minerId={detail.id} kinds={["setWorkMode"]}>
      <Segments
        label="Mode"
        options={detail.workModes.map((value) => ({ value, word: titled(value) }))}
        value={typeof mode === "string" ? mode : undefined}
        isDisabled={isOff}
        onChoose={(value) => order({ kind: "setWorkMode", mode: value })}
      />
    </Control>
  );
}

/** The level within the mode. */
export function LevelControl({ detail, isOff, order }: ControlPart) {
  const levels = catalogue.value?.models.find(({ id }) => id === detail.model)?.workLevels ?? [];
  if (levels.length === 0) return null;
  return (
    <Control title="Level" minerId={detail.id} kinds={["setWorkLevel"]}>
      <Segments
        label="Level"
        options={levels.map(({ level, name }) => ({ value: String(level), word: titled(name) }))}
        value={String(detail.points["workLevel"] ?? "")}
        isDisabled={isOff}
        onChoose={(level) => order({ kind: "setWorkLevel", level: Number(level) })}
      />
    </Control>
  );
}
