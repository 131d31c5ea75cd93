import { schedule } from "./events.js";
import type { Flow, Machine, RunSettings } from "./machine.js";
import { modeSpec } from "./operating-point.js";
import { bestPool, type RunningPool, runningPool, type StoredPool } from "./pool.js";

/** The device counts its own uptime from about 12 s before the service starts (10 to 20 s in captures). */
const serviceStartsAfterMs = 12_000;

/** Settings as they are after every start. */
export function freshRunSettings(): RunSettings {
  return {
    fan: -1,
    targetChipC: null,
    railMv: null,
    pllMhz: null,
    backlight: 100,
    ledRunning: 0,
    locateLed: false,
    softOffReason: 0,
    softOffTimeS: 0,
    softOnTimeS: 0,
    showAllStats: false,
    joinLeftOpen: false,
    authShown: false,
    qrLogin: false,
  };
}

/** Quantities of a miner that has just got power in a room of so many degrees. */
export function coldFlow(ambientC: number): Flow {
  return {
    hashrateGhs: 0,
    average5s: 0,
    average1m: 0,
    average5m: 0,
    average15m: 0,
    wallPowerW: 0,
    chipC: ambientC,
    fanPercent: 0,
    totalGh: 0,
    hashedS: 0,
    connectionLosses: 0,
  };
}

/** The service starts: counters at nothing, the pools of the configuration file, the clock not yet set. */
export function bootDevice(machine: Machine, atMs: number): void {
  machine.port = "open";
  machine.phase = "init";
  machine.bootedMs = atMs - serviceStartsAfterMs;
  machine.startedMs = atMs;
  machine.flow = { ...coldFlow(machine.ambientC), chipC: machine.flow.chipC };
  machine.pools = startPools(machine, machine.kept.pools);
  machine.activePool = bestPool(machine.pools);
  machine.deviceClock = { set: machine.boot.clockSetMs === 0, offsetMs: 0 };
  schedule(machine, "work-begins", atMs + machine.boot.initMs);
  if (machine.boot.clockSetMs > 0) schedule(machine, "clock-set", atMs + machine.boot.clockSetMs);
}

/** Forgets what a reboot forgets. */
export function forgetRunSettings(machine: Machine): void {
  machine.run = freshRunSettings();
  machine.calibration = null;
  machine.flow = { ...machine.flow, hashrateGhs: 0, average5s: 0, wallPowerW: 0, fanPercent: 0 };
}

/** Pools as the service makes them at its start. Their servers stay as dead or alive as they were. */
function startPools(machine: Machine, stored: readonly StoredPool[]): RunningPool[] {
  return asReadBack(stored).map((pool, index) => {
    const known = machine.pools.find((running) => running.url === pool.url);
    return { ...runningPool(pool, index, shareDifficulty(machine)), alive: known?.alive ?? true };
  });
}

/** A power of two that gives about ten shares a minute. */
export function shareDifficulty(machine: Machine): number {
  const perSixSeconds = (modeSpec(machine).hashrateGhs * 6) / 4.294967296;
  return 2 ** Math.max(0, Math.round(Math.log2(perSixSeconds)));
}

/**
 * The configuration reaches the service as three lists of options, so an empty url, worker or password moves the
 * following pools' values up. Source: the published Nano 3S service.
 */
function asReadBack(stored: readonly StoredPool[]): StoredPool[] {
  const list = (value: (pool: StoredPool) => string) => stored.map(value).filter((one) => one !== "");
  const workers = list((pool) => pool.worker);
  const passwords = list((pool) => pool.password);
  return list((pool) => pool.url).map((url, index) => ({
    url,
    worker: workers[index] ?? "",
    password: passwords[index] ?? "",
  }));
}
