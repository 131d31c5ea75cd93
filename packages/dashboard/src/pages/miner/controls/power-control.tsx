import { Segments } from "../../../pieces/segments.js";
import { Control, type ControlPart } from "./control.js";

const OPTIONS = [
  { value: "on", word: "On" },
  { value: "standby", word: "Standby" },
] as const;

/** Hashing or standby. */
export function PowerControl({ detail, isOff, order }: ControlPart) {
  return (
    <Control title="Power" minerId={detail.id} kinds={["standby", "wake"]}>
      <Segments
        label="Power"
        options={OPTIONS}
        value={detail.state === "standby" ? "standby" : "on"}
        isDisabled={isOff}
        onChoose={(value) => order({ kind: value === "on" ? "wake" : "standby" })}
      />
    </Control>
  );
}
