import { bootDevice, forgetRunSettings } from "./boot.js";
import { cancel, schedule } from "./events.js";
import { approach, area, average } from "./first-order.js";
import type { Machine } from "./machine.js";
import { operatingPoint, roomIsWarmEnough } from "./operating-point.js";
import { bestPool } from "./pool.js";
import type { EventKind } from "./scheduled-event.js";

/** Hashes (in GH) that one share of difficulty 1 takes. */
const ghPerDiff1 = 4.294967296;
const tauS = { hashrateUp: 20, hashrateDown: 3, power: 10, chip: 90, fan: 15 } as const;

/** Brings the state up to a moment, through everything that happened in between. */
export function advance(machine: Machine, nowMs: number): void {
  for (;;) {
    const next = machine.events[0];
    if (!next || next.atMs > nowMs) break;
    flowTo(machine, next.atMs);
    machine.events.shift();
    happen[next.kind](machine, Math.max(next.atMs, machine.atMs));
    watchRoom(machine);
  }
  flowTo(machine, nowMs);
  watchRoom(machine);
}

const happen: Readonly<Record<EventKind, (machine: Machine, atMs: number) => void>> = {
  "work-begins": (machine) => {
    if (machine.phase === "init") machine.phase = "work";
  },
  standby: (machine) => {
    if (machine.phase === "fault") return;
    cancel(machine, "work-begins");
    machine.phase = "idle";
    machine.run.softOffReason = 4;
  },
  wake: (machine, atMs) => {
    if (machine.phase !== "idle") return;
    machine.phase = "init";
    machine.run.softOffReason = 0;
    machine.bootCause = "0x21.00000000";
    schedule(machine, "work-begins", atMs + Math.min(machine.boot.initMs, 20_000));
  },
  reboot: (machine, atMs) => {
    machine.events = [];
    machine.port = "closed";
    machine.phase = "init";
    forgetRunSettings(machine);
    schedule(machine, "port-hangs", atMs + machine.boot.refuseMs);
  },
  "port-hangs": (machine, atMs) => {
    machine.port = "hanging";
    schedule(machine, "service-starts", atMs + machine.boot.hangMs);
  },
  "service-starts": (machine, atMs) => bootDevice(machine, atMs),
  "clock-set": (machine) => {
    machine.deviceClock = { set: true, offsetMs: 0 };
  },
  calibrated: (machine) => {
    machine.calibration = null;
  },
  "pool-settles": (machine) => {
    machine.activePool = bestPool(machine.pools);
  },
};

/** Heating stops when the room is warm enough and goes on when it has cooled (the Mini 3's own limit). */
function watchRoom(machine: Machine): void {
  const warm = roomIsWarmEnough(machine);
  if (warm && machine.phase === "work") machine.phase = "idle";
  if (!warm && machine.phase === "idle" && machine.run.softOffReason === 0) machine.phase = "work";
}

function flowTo(machine: Machine, toMs: number): void {
  const dtS = (toMs - machine.atMs) / 1000;
  if (dtS <= 0) return;
  machine.atMs = toMs;
  if (machine.port === "open") flowFor(machine, dtS, toMs);
}

function flowFor(machine: Machine, dtS: number, toMs: number): void {
  const { flow } = machine;
  const point = operatingPoint(machine);
  const tau = point.hashrateGhs > flow.hashrateGhs ? tauS.hashrateUp : tauS.hashrateDown;
  const gh = area(flow.hashrateGhs, point.hashrateGhs, dtS, tau);
  const window = (value: number, windowS: number) =>
    average(value, flow.hashrateGhs, point.hashrateGhs, dtS, tau, windowS);
  flow.average5s = window(flow.average5s, 5);
  flow.average1m = window(flow.average1m, 60);
  flow.average5m = window(flow.average5m, 300);
  flow.average15m = window(flow.average15m, 900);
  flow.hashrateGhs = approach(flow.hashrateGhs, point.hashrateGhs, dtS, tau);
  flow.wallPowerW = approach(flow.wallPowerW, point.wallPowerW, dtS, tauS.power);
  flow.chipC = approach(flow.chipC, point.chipC, dtS, tauS.chip);
  flow.fanPercent = approach(flow.fanPercent, point.fanPercent, dtS, tauS.fan);
  flow.totalGh += gh;
  if (machine.phase === "work") {
    flow.hashedS += dtS;
    machine.kept.filterMinutes += dtS / 60;
  }
  findShares(machine, gh, dtS, toMs);
}

function findShares(machine: Machine, gh: number, dtS: number, toMs: number): void {
  const pool = machine.pools[machine.activePool];
  if (!pool || gh <= 0) return;
  const found = gh / (pool.difficulty * ghPerDiff1);
  const before = Math.floor(pool.shares);
  pool.shares += found;
  if (Math.floor(pool.shares) === before) return;
  const sinceLastS = ((pool.shares - Math.floor(pool.shares)) / found) * dtS;
  pool.lastShareMs = toMs - sinceLastS * 1000;
}
