import { schedule } from "./events.js";
import type { Machine } from "./machine.js";
import { modeSpec } from "./operating-point.js";

/** Changes the work mode at once; some models stop hashing for a moment. The same mode again changes nothing. */
export function changeMode(machine: Machine, mode: number): void {
  if (machine.kept.mode === mode) return;
  const left = modeSpec(machine);
  machine.kept.mode = mode;
  machine.run.targetChipC = null;
  machine.run.railMv = null;
  const entered = modeSpec(machine);
  if (left.displayOff === true || entered.displayOff === true) {
    machine.kept.displayOn = entered.displayOff !== true;
  }
  if (machine.phase !== "work" || machine.model.modeChangeMs === 0) return;
  machine.phase = "init";
  schedule(machine, "work-begins", machine.atMs + machine.model.modeChangeMs);
}

/** Starts a calibration (aging) that lasts so long; mode changes are refused meanwhile. */
export function calibrate(machine: Machine, durationMs: number): void {
  machine.calibration = { fromMs: machine.atMs, untilMs: machine.atMs + durationMs };
  schedule(machine, "calibrated", machine.atMs + durationMs);
}
