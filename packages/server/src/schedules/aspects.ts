import type { IntentInput } from "@hearthash/contract";

/** What of a miner an intent sets. Two intents of one aspect undo each other. */
type Aspect = "power" | "mode" | "fan" | "target" | "room" | "lcd" | "led" | "pools";

const aspects: Readonly<Partial<Record<IntentInput["kind"], Aspect>>> = {
  setWorkMode: "mode",
  setWorkLevel: "mode",
  standby: "power",
  wake: "power",
  setFan: "fan",
  setTargetTemp: "target",
  setRoomLimit: "room",
  setLcd: "lcd",
  setLed: "led",
  switchPool: "pools",
  enablePool: "pools",
  disablePool: "pools",
  setPoolPriority: "pools",
  addPool: "pools",
  removePool: "pools",
  setPool: "pools",
};

/** Whether two intents set the same thing. One that sets nothing (a restart) is like no other. */
export function isSameAspect(one: string, other: string): boolean {
  const aspect = aspects[one as IntentInput["kind"]];
  return aspect !== undefined && aspect === aspects[other as IntentInput["kind"]];
}
