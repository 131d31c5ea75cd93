import type { PowerPoint } from "../models/model.js";
import { decimal } from "../protocol/field.js";
import type { Readings } from "../state/readings.js";
import { type MmSources, type MmToken, perBoard } from "./sources.js";

/** Each point of `PS[...]` in the unit of its name. */
const powerPoints: Readonly<Record<PowerPoint, (now: Readings) => number>> = {
  errorBits: () => 0,
  zero: () => 0,
  controlRail10mV: (now) => Math.round(now.controlRailMv / 10),
  hashRail10mV: (now) => Math.round(now.railMv / 10),
  setRail10mV: (now) => Math.round(now.setRailMv / 10),
  outputA: (now) => now.outputA,
  outputW: (now) => now.outputW,
  wallW: (now) => now.wallPowerW,
  supplyMv: (now) => now.supplyMv,
  supply10mV: (now) => Math.round(now.supplyMv / 10),
  supplyA: (now) => now.supplyA,
  setRailMv: (now) => now.setRailMv,
};

/** `PS[...]`, also the answer to `ascset|0,voltage`. */
export function powerSupply({ machine, now }: Pick<MmSources, "machine" | "now">): string {
  return `PS[${machine.model.powerSupply.map((point) => powerPoints[point](now)).join(" ")}]`;
}

const zeros = (count: number) => new Array<number>(count).fill(0).join(" ");
const padded = (value: number) => String(value).padStart(3, " ");
const diff1PerMinute = (ghs: number) => (ghs * 60) / 4.294967296;

function calibrationPercent({ machine }: MmSources): number {
  if (!machine.calibration) return 100;
  const { fromMs, untilMs } = machine.calibration;
  return Math.floor(((machine.atMs - fromMs) / (untilMs - fromMs)) * 100);
}

/** Hashrate, power, chips, tuning. Formats: the published Nano 3S driver. */
export const hashTokens: Readonly<Record<string, MmToken>> = {
  LW: ({ now }) => `LW[${now.localWorks}]`,
  MH: ({ machine, now }) =>
    `MH[${Array.from({ length: machine.model.boards }, (_, board) => (board === 0 ? now.hardwareErrors : 0)).join(" ")}]`,
  DHW: () => "DHW[0]",
  HW: ({ now }) => `HW[${now.hardwareErrors}]`,
  DH: ({ now }) => `DH[${now.hardwareErrorPercent.toFixed(3)}%]`,
  Vo: () => "Vo[0]",
  PS: powerSupply,
  PCOMM_E: () => "PCOMM_E[0]",
  GHSspd: ({ now }) => `GHSspd[${decimal(now.hashrateGhs, 2)}]`,
  GHSspd6: ({ now }) => `GHSspd[${decimal(now.hashrateGhs, 6)}]`,
  DHspd: ({ now }) => `DHspd[${now.hardwareErrorPercent.toFixed(3)}%]`,
  GHSmm: ({ now }) => `GHSmm[${decimal(now.theoreticalGhs, 2)}]`,
  GHSavg: ({ now }) => `GHSavg[${decimal(now.averageGhs, 2)}]`,
  WU: ({ now }) => `WU[${decimal(diff1PerMinute(now.averageGhs), 2)}]`,
  Freq: ({ now }) => `Freq[${decimal(now.frequencyMhz, 2)}]`,
  Freq0: () => "Freq[0.00]",
  MGHS: ({ machine, now }) => {
    const each = decimal(now.averageGhs / machine.model.boards, 2);
    return `MGHS[${new Array<string>(machine.model.boards).fill(each).join(" ")}]`;
  },
  MTmax: ({ chips }) => `MTmax[${chips.boardMaxC.join(" ")}]`,
  MTavg: ({ chips }) => `MTavg[${chips.boardAverageC.join(" ")}]`,
  TA: ({ machine }) => `TA[${machine.model.chips * machine.model.boards}]`,
  Core: ({ machine }) => `Core[${machine.model.core}]`,
  BIN: ({ machine }) => `BIN[${machine.model.bin}]`,
  PING: ({ now }) => `PING[${now.pingMs}]`,
  ECHU: ({ machine, now }) => `ECHU[${now.hashBoardFault ? 512 : zeros(machine.model.boards)}]`,
  ECMM: () => "ECMM[0]",
  PLL: (sources) => perBoard(sources, "PLL", () => sources.now.pllCounts.join(" ")),
  SF: (sources) => perBoard(sources, "SF", () => sources.now.pllMhz.join(" ")),
  PVT_T: (sources) =>
    perBoard(sources, "PVT_T", (_, share) => share(sources.chips.chipC).map(padded).join(" ")),
  PVT_V: (sources) => perBoard(sources, "PVT_V", (_, share) => share(sources.chips.chipMv).join(" ")),
  MW: (sources) => perBoard(sources, "MW", (_, share) => share(sources.chips.chipWorks).join(" ")),
  CRC: ({ machine }) => `CRC[${zeros(machine.model.boards)}]`,
  COMCRC: ({ machine }) => `COMCRC[${zeros(machine.model.boards)}]`,
  ATA: ({ machine, now }) => `ATA${machine.kept.mode}[${now.tuning}]`,
  // The Nano 3 shows all of its modes.
  ATAall: ({ machine }) =>
    machine.model.modes.map((mode) => `ATA${mode.number}[${machine.calibration ? "" : mode.tuning}]`),
  WORKMODE: ({ machine }) => `WORKMODE[${machine.kept.mode}]`,
  WORKLEVEL: ({ machine }) =>
    `WORKLEVEL[${machine.model.modeIsLevel ? machine.kept.mode : machine.kept.level}]`,
  MODE: ({ machine }) => `MODE[${machine.kept.mode}]`,
  LEVEL: ({ machine }) => `LEVEL[${machine.kept.level}]`,
  MPO: ({ now }) => `MPO[${now.maxPowerW}]`,
  CALIALL: ({ machine }) => `CALIALL[${2 ** machine.model.modes.length - 1}]`,
  ADJ: ({ machine }) => `ADJ[${machine.calibration ? 0 : 1}]`,
  // Printed only while the miner calibrates.
  BAR: (sources) => (sources.machine.calibration ? `BAR[${calibrationPercent(sources)}%]` : []),
  NonceMask: ({ machine }) => `Nonce Mask[${machine.model.nonceMask}]`,
};
