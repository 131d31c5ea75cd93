import type { IntentInput, MinerDetail } from "@hearthash/contract";
import type { FunctionComponent } from "preact";
import { desk } from "../../../live/house.js";
import { lastKnownAt, mayControl } from "../../../live/session.js";
import type { ControlPart } from "./control.js";
import { DisplayControl, LightControl } from "./light-controls.js";
import { LevelControl, ModeControl } from "./mode-controls.js";
import { FanControl, RoomLimitControl, TargetTempControl } from "./number-controls.js";
import { PowerControl } from "./power-control.js";
import { FilterControl, RebootControl } from "./upkeep-controls.js";

/** In the order in which they are reached for. */
const CONTROLS: readonly (readonly [IntentInput["kind"], FunctionComponent<ControlPart>])[] = [
  ["standby", PowerControl],
  ["setWorkMode", ModeControl],
  ["setWorkLevel", LevelControl],
  ["setRoomLimit", RoomLimitControl],
  ["setFan", FanControl],
  ["setTargetTemp", TargetTempControl],
  ["setLcd", DisplayControl],
  ["setLed", LightControl],
  ["cleanFilter", FilterControl],
  ["reboot", RebootControl],
];

/** What this miner really has, and nothing else. */
export function MinerControls({ detail }: { readonly detail: MinerDetail }) {
  const isOff = !mayControl.value || detail.presence !== "online";
  const order = (intent: IntentInput) => void desk.order(detail.id, intent);
  const present = CONTROLS.filter(([kind]) => detail.controls.includes(kind));
  return (
    <section class="card" aria-label="Controls">
      <h2 class={present.length === 0 ? "" : "visually-hidden"}>Controls</h2>
      {present.length === 0 ? (
        <p class="small soft">This model is read only: what a change would do to it is not known.</p>
      ) : null}
      {mayControl.value || present.length === 0 ? null : (
        <p class="small soft">
          {lastKnownAt.value === undefined
            ? "Sign in to change anything."
            : "Nothing can be changed until the server answers."}
        </p>
      )}
      {present.map(([kind, Part]) => (
        <Part key={kind} detail={detail} isOff={isOff} order={order} />
      ))}
    </section>
  );
}
