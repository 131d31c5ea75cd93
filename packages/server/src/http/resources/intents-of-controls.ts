import type { ControlName, IntentKind, ModelDefinition } from "@hearthash/client";

/** The intents each control of a model takes. Total: a new control does not compile until it is decided here. */
const INTENTS = {
  workMode: ["setWorkMode"],
  workLevel: ["setWorkLevel"],
  standby: ["standby", "wake"],
  fan: ["setFan"],
  targetTemp: ["setTargetTemp"],
  roomLimit: ["setRoomLimit"],
  lcd: ["setLcd"],
  led: ["setLed"],
  filterClean: ["cleanFilter"],
  reboot: ["reboot"],
  webPassword: ["setWebPassword"],
  switchPool: ["switchPool"],
  enablePool: ["enablePool"],
  disablePool: ["disablePool"],
  poolPriority: ["setPoolPriority"],
  setPool: ["setPool"],
  addPool: ["addPool"],
  removePool: ["removePool"],
  poolQuota: ["setPoolQuota"],
} as const satisfies Record<ControlName, readonly IntentKind[]>;

/** Every intent a model takes. */
export function intentsOf(model: ModelDefinition): IntentKind[] {
  return model.controls.flatMap((control) => INTENTS[control]);
}
