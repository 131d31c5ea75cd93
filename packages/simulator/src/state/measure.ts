import { fixedNoise, hash32, smoothNoise } from "../noise.js";
import { chipTemperatures, chipVoltages, chipWorks } from "./chip-lists.js";
import { deviceSeconds } from "./device-clock.js";
import type { Machine } from "./machine.js";
import { levelSpec, modeSpec, targetChipC } from "./operating-point.js";
import type { ChipReadings, Readings } from "./readings.js";

/** A sensor that is not there. Source: the vendor's published driver. */
const noSensor = -273;

/** What the miner would show now, as numbers. The state must have been advanced to now. */
export function measure(machine: Machine): Readings {
  // Object.assign, because spreading this many members costs thirty times as much.
  return Object.assign(
    timeReadings(machine),
    hashReadings(machine),
    heatReadings(machine),
    powerReadings(machine),
    clockingReadings(machine),
    networkReadings(machine),
    machine.pinned,
  );
}

function drift(machine: Machine, channel: number, periodMs: number): number {
  return smoothNoise(machine.seed, channel, machine.atMs, periodMs);
}

function timeReadings(machine: Machine) {
  return {
    elapsedS: Math.floor((machine.atMs - machine.startedMs) / 1000),
    systemElapsedS: Math.floor((machine.atMs - machine.bootedMs) / 1000),
  };
}

function hashReadings(machine: Machine) {
  const { flow } = machine;
  const elapsedS = Math.floor((machine.atMs - machine.startedMs) / 1000);
  const averageGhs = flow.totalGh / elapsedS;
  const wobble = 1 + 0.02 * drift(machine, 1, 15_000);
  return {
    hashrateGhs: flow.hashrateGhs * wobble,
    theoreticalGhs: modeSpec(machine).hashrateGhs * levelSpec(machine).hashrate * 1.025,
    averageGhs,
    averageMhs: averageGhs * 1000,
    // Few chips and a high share difficulty make the short averages jump.
    average5sMhs: flow.average5s * 1000 * (1 + 0.3 * drift(machine, 2, 5_000)),
    average1mMhs: flow.average1m * 1000 * (1 + 0.08 * drift(machine, 3, 30_000)),
    average5mMhs: flow.average5m * 1000 * (1 + 0.02 * drift(machine, 4, 120_000)),
    average15mMhs: flow.average15m * 1000 * (1 + 0.01 * drift(machine, 5, 300_000)),
    totalMh: flow.totalGh * 1000,
    foundBlocks: 0,
    getworks: Math.floor(elapsedS / 9) + machine.pools.length,
    localWork: Math.floor(flow.hashedS * 0.8),
    networkBlocks: Math.floor(elapsedS / 600) + 1,
    localWorks: Math.floor(flow.hashedS * 770),
    lastValidWorkS: lastValidWork(machine),
    hardwareErrors: Math.floor(flow.hashedS / 520),
    hardwareErrorPercent: machine.phase === "work" ? 2.2 + 0.3 * drift(machine, 6, 60_000) : 2.374,
  };
}

/** Unix seconds, also where Last Share Time counts from the start (captured on a Q). */
function lastValidWork(machine: Machine): number {
  const lastMs = Math.max(0, ...machine.pools.map((pool) => pool.lastShareMs));
  return lastMs === 0 ? 0 : deviceSeconds(machine, lastMs);
}

function heatReadings(machine: Machine) {
  const { flow, model, ambientC } = machine;
  const { heat } = model;
  const risen = flow.chipC - ambientC;
  const idle = machine.phase === "idle";
  const at = (share: number) => Math.round(ambientC + risen * share);
  const average = flow.chipC + 0.7 * drift(machine, 7, 25_000);
  const fanPercent = Math.round(flow.fanPercent);
  return {
    inletC: heat.inletRiseC === null ? noSensor : Math.round(ambientC + (idle ? 0 : heat.inletRiseC)),
    outletC: at(heat.outletShare),
    boardC: at(heat.boardShare),
    boardInletC: at(heat.boardInletShare),
    boardOutletC: at(heat.boardOutletShare),
    chipAverageC: idle ? 0 : Math.floor(average),
    chipMaxC: idle ? 0 : Math.floor(average + 4.5),
    targetC: targetChipC(machine),
    fanPercent,
    fanRpm: Array.from({ length: model.fans.count }, (_, fan) =>
      Math.round((model.fans.maxRpm * flow.fanPercent * (1 + 0.01 * drift(machine, 20 + fan, 8_000))) / 100),
    ),
  };
}

function powerReadings(machine: Machine) {
  const mode = modeSpec(machine);
  const hashing = machine.phase === "work";
  const wallPowerW = Math.round(machine.flow.wallPowerW * (1 + 0.006 * drift(machine, 8, 12_000)));
  const setRailMv = machine.run.railMv ?? mode.setRailMv;
  const outputW = hashing ? Math.round((wallPowerW * mode.dcPowerW) / mode.wallPowerW) : 0;
  const supplyMv = Math.round(27_450 + 60 * drift(machine, 9, 12_000));
  return {
    wallPowerW,
    outputW,
    outputA: hashing ? Math.round(outputW / (setRailMv / 1000)) : 0,
    supplyMv,
    supplyA: Math.floor(wallPowerW / (supplyMv / 1000)),
    railMv: hashing ? setRailMv + Math.round(20 * drift(machine, 10, 12_000)) : 40,
    setRailMv,
    controlRailMv: 12_100 + 10 * Math.floor(fixedNoise(machine.seed, 11) * 12),
  };
}

function clockingReadings(machine: Machine) {
  const mode = modeSpec(machine);
  const pllMhz = machine.run.pllMhz ?? mode.pllMhz;
  const cores = 152 * machine.model.chips;
  const counts = [0.27, 0.14, 0.23].map((share) => Math.round(cores * share));
  const last = cores - counts.reduce((sum, count) => sum + count, 0);
  const pllCounts = [...counts, last];
  const weighted = pllMhz.reduce((sum, mhz, step) => sum + mhz * (pllCounts[step] ?? 0), 0);
  return {
    pllMhz,
    pllCounts,
    frequencyMhz: weighted / cores,
    maxPowerW: mode.maxPowerW,
    tuning: machine.calibration ? "" : mode.tuning,
  };
}

function networkReadings(machine: Machine) {
  const seed = machine.seed;
  const words = [0, 1, 2, 3, 4, 5].map((index) =>
    hash32(seed, 300 + index + Math.floor(machine.atMs / 600_000))
      .toString(16)
      .padStart(8, "0"),
  );
  return {
    filterMinutes: Math.floor(machine.kept.filterMinutes),
    pingMs: Math.round(70 + 30 * fixedNoise(seed, 12) + 8 * drift(machine, 12, 30_000)),
    memoryKib: 63_500 + Math.round(500 * drift(machine, 13, 60_000)),
    blockHash: `0000000000000000${words.join("")}`,
    blockTimeS: (machine.atMs % 600_000) / 1000,
    networkDifficulty: 126_271_255_279_306.98,
    hashBoardFault: machine.phase === "fault",
    rssiDbm: -48 + Math.round(4 * drift(machine, 14, 30_000)),
  };
}

/** The lists per board and chip, apart from {@link measure} because only the stats commands need them. */
export function measureChips(machine: Machine, chipAverageC: number): ChipReadings {
  const boards = Array.from({ length: machine.model.boards }, (_, board) => board);
  const works = Math.floor(machine.flow.hashedS * 20);
  const boardAverageC = boards.map(() => chipAverageC);
  const lists = {
    chipC: boards.flatMap((board) => chipTemperatures(machine, chipAverageC, board)),
    chipMv: boards.flatMap((board) => chipVoltages(machine, board)),
    chipWorks: boards.flatMap((board) => chipWorks(machine, works, board)),
    boardAverageC,
    boardMaxC: boardAverageC.map((average) => (average === 0 ? 0 : average + 4)),
  };
  return Object.assign(lists, machine.pinned);
}
