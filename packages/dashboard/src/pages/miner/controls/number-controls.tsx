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
  const { detail } = part;
  return (
    <DegreesControl
      part={part}
      title="Room limit"
      kind="setRoomLimit"
      range={detail.ranges.roomLimitC}
      value={numberOf(detail.points["tempLimitC"])}
    />
  );
}

/** The chip temperature the firmware regulates to. */
export function TargetTempControl(part: ControlPart) {
  const { detail } = part;
  return (
    <DegreesControl
      part={part}
      title="Chip target"
      kind="setTargetTemp"
      range={detail.ranges.targetTempC}
      value={numberOf(detail.points["tempTargetC"])}
    />
  );
}

interface DegreesProps {
  readonly part: ControlPart;
  readonly title: string;
  readonly kind: "setRoomLimit" | "setTargetTemp";
  readonly range: readonly [number, number] | undefined;
  readonly value: number | undefined;
}

/** Moves in the miner's own degrees and is read in the reader's. */
function DegreesControl({ part, title, kind, range, value }: DegreesProps) {
  if (range === undefined) return null;
  return (
    <Control
      title={title}
      minerId={part.detail.id}
      kinds={[kind]}
      hint={value === undefined ? "The miner does not show what it is set to" : undefined}
    >
      <div class="slider-line">
        <Slider
          label={title}
          value={value}
          range={range}
          textOf={degreesText}
          isDisabled={part.isOff}
          isWaiting={isWaiting(part.detail.id, kind)}
          onSend={(celsius) => part.order({ kind, celsius })}
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
