import type { Machine } from "../state/machine.js";
import { measure, measureChips } from "../state/measure.js";
import type { ChipReadings, Readings } from "../state/readings.js";

/** What the tokens of an `MM ID0` string are made from. */
export interface MmSources {
  readonly machine: Machine;
  readonly now: Readings;
  readonly chips: ChipReadings;
}

/** Writes a token, or several, or none: `Key[value]`. */
export type MmToken = (sources: MmSources) => string | readonly string[];

/** Gathers the sources for one string. */
export function mmSources(machine: Machine): MmSources {
  const now = measure(machine);
  return { machine, now, chips: measureChips(machine, now.chipAverageC) };
}

/** One token per board: `Key0[...] Key1[...]`. */
export function perBoard(
  sources: MmSources,
  key: string,
  value: (board: number, share: <T>(list: readonly T[]) => readonly T[]) => string,
): string[] {
  const { boards, chips } = sources.machine.model;
  return Array.from({ length: boards }, (_, board) => {
    const share = <T>(list: readonly T[]) => list.slice(board * chips, (board + 1) * chips);
    return `${key}${board}[${value(board, share)}]`;
  });
}
