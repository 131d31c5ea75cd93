import type { ScheduleInput } from "@hearthash/contract";
import { type MinerOptions, manualClock, type SimulatedMiner } from "@hearthash/simulator";
import { writes } from "../../support/controlled-miner.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { known } from "../support/server-parts.js";
import {
  clockedDevices,
  commandsOver,
  pollDue,
  type WarnedPartsOptions,
  warnedParts,
} from "../support/warned-parts.js";

const everyDay: ScheduleInput["days"] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A schedule that darkens the display, unless told otherwise. */
export function schedule(over: Partial<ScheduleInput> = {}): ScheduleInput {
  return {
    ...{ name: "Evening", enabled: true, miners: "all", days: everyDay, time: "22:30" },
    ...{ intent: { kind: "setLcd", on: false }, exceptions: [], whenOffline: { do: "skip" } },
    ...over,
  };
}

/** Miners that schedules act on, at a moment in a time zone. */
export async function scheduledHouse(
  at: string,
  miners: readonly Partial<MinerOptions>[] = [{}],
  options: WarnedPartsOptions = {},
) {
  const clock = manualClock(Date.parse(at));
  const parts = warnedParts({ clock, timezone: "Europe/Berlin", ...options });
  const devices = await clockedDevices(clock, miners);
  for (const [index, device] of devices.entries()) {
    await known(parts.fleet, device.address, { name: `Miner ${index + 1}` });
  }
  stoppedBehind(parts.schedules).start();
  const idle = () => commandsOver(parts, devices);
  const pass = async (minutes: number, step = 5) => {
    for (let passed = 0; passed < minutes; passed += step) {
      clock.advance(step * 60_000);
      for (const device of devices) await device.settle();
      await pollDue(parts, devices);
      parts.schedules.tick();
      await idle();
    }
  };
  return { ...parts, devices, pass, idle };
}

/** How often a device was told something that holds this text. */
export function timesTold(device: SimulatedMiner | undefined, text: string): number {
  return device === undefined ? 0 : writes(device).filter((request) => request.includes(text)).length;
}
