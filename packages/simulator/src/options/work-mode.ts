import { scanInt } from "../protocol/c-number.js";
import type { Machine } from "../state/machine.js";
import { changeMode } from "../state/work-mode.js";
import { type OptionOutcome, withValue } from "./option.js";

const highestMode = ({ model }: Machine) => Math.max(...model.modes.map((mode) => mode.number));

function levelRange({ model }: Machine): { low: number; high: number } {
  const numbers = model.levels.map((level) => level.number);
  return { low: Math.min(...numbers), high: Math.max(...numbers) };
}

/** `set,N` or, with one word, nothing else. */
function wordsOf(value: string): { word: string; numbers: (number | undefined)[] } {
  const [word = "", ...rest] = value.split(",");
  return { word, numbers: rest.map(scanInt) };
}

/** `workmode,get` and `workmode,set,N`; numbers are read with eight bits. */
export const workmode = withValue("workmode", (machine, value) => {
  const { word, numbers } = wordsOf(value);
  if (word === "get") return { info: `workmode ${machine.kept.mode}` };
  const [number] = numbers;
  if (word !== "set" || number === undefined) return { error: "error:2 parameter error" };
  const mode = number & 0xff;
  const highest = highestMode(machine);
  if (mode > highest) return { error: `error:1 not support set workmode max_mode[${highest}]` };
  if (machine.calibration) {
    return { error: `current mode ${machine.kept.mode} is caling Don't permit switch mode` };
  }
  changeMode(machine, mode);
  return "ok";
});

/** The A-series: `workmode,N`, in force after a reboot; `workmode,255` asks. Source: the vendor's A10 manual. */
export const workmodeOfA10 = withValue("workmode", (machine, value): OptionOutcome => {
  const mode = scanInt(value);
  if (mode === 255) return { info: `WORKMODE[${machine.kept.mode}]` };
  if (mode === undefined || mode < 0 || mode > highestMode(machine)) return { error: "parameter error" };
  machine.kept.mode = mode;
  return "ok";
});

/** `worklevel,get` and `worklevel,set,N`; on the Nano 3 the level is the mode. */
export const worklevel = withValue("worklevel", (machine, value) => {
  const { word, numbers } = wordsOf(value);
  const current = machine.model.modeIsLevel ? machine.kept.mode : machine.kept.level;
  if (word === "get") return { info: `worklevel ${current}` };
  const [level] = numbers;
  const { low, high } = machine.model.modeIsLevel
    ? { low: 0, high: highestMode(machine) }
    : levelRange(machine);
  if (word !== "set" || level === undefined || level < low || level > high) {
    return { error: "worklevel unknown argument" };
  }
  if (machine.calibration) {
    return { error: `current level ${current} is caling,Don't permit switch level` };
  }
  if (machine.model.modeIsLevel) changeMode(machine, level);
  else machine.kept.level = level;
  return "ok";
});

/** `work_mode_lvl,get` and `work_mode_lvl,set,M,L`; the highest mode cannot be set this way (a slip in the driver). */
export const workModeLevel = withValue("work_mode_lvl", (machine, value) => {
  const { word, numbers } = wordsOf(value);
  if (word === "get") return { info: `workmode ${machine.kept.mode} worklevel ${machine.kept.level}` };
  const [mode, level] = numbers;
  const { low, high } = levelRange(machine);
  if (word !== "set" || mode === undefined || level === undefined || level < low || level > high) {
    return { error: `worklevel unknown argument level range:${low} ~ ${high}` };
  }
  const highest = highestMode(machine);
  if (mode < 0 || mode >= highest) return { error: `error:1 not support set workmode max_mode[${highest}]` };
  if (machine.calibration) {
    return { error: `current mode ${machine.kept.mode} is caling Don't permit switch mode` };
  }
  changeMode(machine, mode);
  machine.kept.level = level;
  return "ok";
});
