import type { IntentInput } from "./intents.js";

type Kind = IntentInput["kind"];

/** What of a miner an intent sets. Two intents of one aspect undo each other. */
type Aspect = "power" | "mode" | "fan" | "target" | "room" | "lcd" | "led" | "pools";

const aspects: Readonly<Partial<Record<Kind, Aspect>>> = {
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
  const aspect = aspects[one as Kind];
  return aspect !== undefined && aspect === aspects[other as Kind];
}

/**
 * What an intent can do to a miner's power: `wakes` starts one in standby; `may-start` may start one that stands
 * still (a restart begins in the last mode even behind a standby, a raised room limit lets heating go on, a pool
 * gives work again), and leaves one that runs in its mode; `changes-mode` may do both; `none` starts nothing.
 * Source: a Q starts after a power cut although it was in standby (public issue thread); the others are caution.
 */
export type PowerEffect = "none" | "may-start" | "changes-mode" | "wakes";

/** For every intent: a new one does not compile until this is decided. */
export const powerEffects = {
  setWorkMode: "changes-mode",
  setWorkLevel: "changes-mode",
  standby: "none",
  wake: "wakes",
  setFan: "none",
  setTargetTemp: "none",
  setRoomLimit: "may-start",
  setLcd: "none",
  setLed: "none",
  cleanFilter: "none",
  reboot: "may-start",
  setWebPassword: "none",
  switchPool: "may-start",
  enablePool: "may-start",
  disablePool: "none",
  setPoolPriority: "may-start",
  setPoolQuota: "may-start",
  addPool: "may-start",
  removePool: "none",
  setPool: "none",
} as const satisfies Record<Kind, PowerEffect>;
