import { fixedNoise, smoothNoise } from "../noise.js";
import type { Machine } from "./machine.js";
import { modeSpec } from "./operating-point.js";

/** Temperature of each chip of a board: spread around the average, each drifting on its own. */
export function chipTemperatures(machine: Machine, averageC: number, board: number): number[] {
  return perChip(machine, board, (channel) => {
    const spread = (fixedNoise(machine.seed, channel) - 0.5) * 8;
    return Math.round(averageC + spread + smoothNoise(machine.seed, channel, machine.atMs, 20_000));
  });
}

/** Core voltage of each chip in mV. */
export function chipVoltages(machine: Machine, board: number): number[] {
  const { chipMv, modes } = machine.model;
  const top = modes[modes.length - 1];
  const share = top ? (machine.run.railMv ?? modeSpec(machine).setRailMv) / top.setRailMv : 1;
  return perChip(machine, board, (channel) =>
    Math.round(chipMv * share + (fixedNoise(machine.seed, channel + 500) - 0.5) * 10),
  );
}

/** Matching works of each chip since the start. */
export function chipWorks(machine: Machine, totalWorks: number, board: number): number[] {
  const share = totalWorks / (machine.model.chips * machine.model.boards);
  return perChip(machine, board, (channel) =>
    Math.floor(share * (0.9 + 0.2 * fixedNoise(machine.seed, channel + 900))),
  );
}

function perChip(machine: Machine, board: number, value: (channel: number) => number): number[] {
  const first = 1000 + board * machine.model.chips;
  return Array.from({ length: machine.model.chips }, (_, chip) => value(first + chip));
}
