import type { IntentInput } from "@hearthash/contract";
import { degreesText } from "../../../format/degrees-text.js";
import { desk } from "../../../live/house.js";
import { Slider } from "../../../pieces/slider.js";
import { Control, type ControlPart } from "./control.js";

/** Duty of the fans, or the firmware's own choice. */
export function FanControl({ detail, isOff, order }: ControlPart) {
  const { fanPercent: range } = detail.ranges;
  if (range === undefined) return null;
  return (
    <Control title="Fan" minerId={detail.id} kinds={["setFan"]}>
      <div class="slider-line">
        <Slider
          label="Fan duty"
          value={numberOf(detail.points["fanPercent"])}
          range={range}
          step={5}
          textOf={(value) => `${value} %`}
          isDisabled={isOff}
          isWaiting={isWaiting(detail.id, "setFan")}
          onSend={(percent) => order({ kind: "setFan", percent })}
        />
        <button
          type="button"
          class="button is-small"
          disabled={isOff}
          onClick={() => order({ kind: "setFan", percent: "auto" })}
        >
          Auto
        </button>
      </div>
    </Control>
  );
}

/** The room temperature at which heating stops. */
export function RoomLimitControl(part: ControlPart) {
  const { ranges, points } = part.detail;
  return degreesControl(part, "Room limit", "setRoomLimit", ranges.roomLimitC, points["tempLimitC"]);
}

/** The chip temperature the firmware regulates to. */
export function TargetTempControl(part: ControlPart) {
  const { ranges, points } = part.detail;
  return degreesControl(part, "Chip target", "setTargetTemp", ranges.targetTempC, points["tempTargetC"]);
}

/** Moves in the miner's own degrees and is read in the reader's. */
function degreesControl(
  { detail, isOff, order }: ControlPart,
  title: string,
  kind: "setRoomLimit" | "setTargetTemp",
  range: readonly [number, number] | undefined,
  shown: unknown,
) {
  if (range === undefined) return null;
  const value = numberOf(shown);
  return (
    <Control
      title={title}
      minerId={detail.id}
      kinds={[kind]}
      hint={value === undefined ? "The miner does not show what it is set to" : undefined}
    >
      <div class="slider-line">
        <Slider
          {...{ label: title, value, range, textOf: degreesText, isDisabled: isOff }}
          isWaiting={isWaiting(detail.id, kind)}
          onSend={(celsius) => order({ kind, celsius })}
        />
      </div>
    </Control>
  );
}

function isWaiting(minerId: string, kind: IntentInput["kind"]): boolean {
  const progress = desk.progress(minerId, kind);
  return progress !== undefined && progress.step !== "ended";
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
