import type { LevelSpec, WorkModeSpec } from "../models/model.js";
import type { Machine } from "./machine.js";

/** Where the miner settles when nothing changes any more. */
export interface OperatingPoint {
  readonly hashrateGhs: number;
  readonly wallPowerW: number;
  readonly chipC: number;
  readonly fanPercent: number;
}

/** Cooling gets better with the fan's duty to this power (an invention that gives plausible curves). */
const fanExponent = 0.6;
const referenceRoomC = 25;
/** Chips are throttled at this much above their target. */
const throttleAboveTargetC = 15;

/** The present work mode. */
export function modeSpec(machine: Machine): WorkModeSpec {
  return modeByNumber(machine, machine.kept.mode);
}

function modeByNumber(machine: Machine, number: number): WorkModeSpec {
  const { modes } = machine.model;
  const found = modes.find((mode) => mode.number === number) ?? modes[0];
  if (!found) throw new Error(`model ${machine.model.name} has no work mode`);
  return found;
}

/** The present level inside the mode. */
export function levelSpec(machine: Machine): LevelSpec {
  return (
    machine.model.levels.find((level) => level.number === machine.kept.level) ?? {
      number: 0,
      hashrate: 1,
      power: 1,
    }
  );
}

/** The chip temperature the fan aims for. */
export function targetChipC(machine: Machine): number {
  return machine.run.targetChipC ?? modeSpec(machine).targetChipC;
}

/** True while the owner's room limit keeps the miner from heating. */
export function roomIsWarmEnough(machine: Machine): boolean {
  const limit = machine.kept.roomLimitC;
  return limit > 0 && modeSpec(machine).obeysRoomLimit === true && machine.ambientC >= limit;
}

/** Degrees per watt at 100 % fan, from the model's reference point. */
function resistanceAtFullFan(machine: Machine): number {
  const { reference } = machine.model.heat;
  const mode = modeByNumber(machine, reference.mode);
  const full = (mode.targetChipC - referenceRoomC) / mode.wallPowerW;
  return full * (reference.fanPercent / 100) ** fanExponent;
}

function chipAt(machine: Machine, powerW: number, fanPercent: number): number {
  const duty = Math.max(fanPercent, 5) / 100;
  return machine.ambientC + powerW * resistanceAtFullFan(machine) * duty ** -fanExponent;
}

/** The duty that holds the target, within the fan's limits; or the duty the owner has fixed. */
function fanFor(machine: Machine, powerW: number): number {
  if (machine.run.fan >= 0) return machine.run.fan;
  const ceiling = modeSpec(machine).fanCeilingPercent ?? 100;
  const room = targetChipC(machine) - machine.ambientC;
  if (room <= 1) return ceiling;
  const duty = ((powerW * resistanceAtFullFan(machine)) / room) ** (1 / fanExponent) * 100;
  return Math.min(ceiling, Math.max(Math.max(15, machine.model.fans.minPercent), duty));
}

/** Where the miner settles in its present phase, mode, level, room and fan setting. */
export function operatingPoint(machine: Machine): OperatingPoint {
  const level = levelSpec(machine);
  const mode = modeSpec(machine);
  if (machine.phase === "idle" || machine.phase === "fault") return restingPoint(machine);
  const hashing = machine.phase === "work" && machine.activePool >= 0;
  const share = hashing ? (machine.calibration ? 0.7 : 1) : 0;
  const powerW = mode.wallPowerW * level.power * (0.2 + 0.8 * share);
  const fanPercent = fanFor(machine, powerW);
  const chipC = chipAt(machine, powerW, fanPercent);
  const limitC = targetChipC(machine) + throttleAboveTargetC;
  const throttle =
    chipC > limitC ? Math.max(0.1, (limitC - machine.ambientC) / (chipC - machine.ambientC)) : 1;
  return {
    hashrateGhs: mode.hashrateGhs * level.hashrate * share * throttle,
    wallPowerW: powerW * throttle,
    chipC: Math.min(chipC, limitC),
    fanPercent,
  };
}

/** Captured on a Q in standby: the fans stand still and almost no power is drawn. */
function restingPoint(machine: Machine): OperatingPoint {
  return {
    hashrateGhs: 0,
    wallPowerW: machine.model.heat.standbyPowerW,
    chipC: machine.ambientC + 2,
    fanPercent: 0,
  };
}
