import type { Machine, Phase, PortState } from "./state/machine.js";
import { measure } from "./state/measure.js";
import { type PoolCounters, poolStatus, type StoredPool } from "./state/pool.js";
import { poolCounters } from "./state/pool-counters.js";
import type { Readings } from "./state/readings.js";

/** One pool of the running service. */
export interface PoolSnapshot {
  readonly url: string;
  readonly worker: string;
  readonly status: "Alive" | "Dead" | "Disabled";
  readonly priority: number;
  /** In use. */
  readonly active: boolean;
  readonly counters: PoolCounters;
}

/** What a miner is at one moment: plain data for assertions. Units are part of the names. */
export interface MinerState {
  readonly phase: Phase;
  readonly port: PortState;
  readonly dna: string;
  readonly mode: number;
  readonly level: number;
  readonly calibrating: boolean;
  /** Duty in percent the owner has set, -1 for automatic. */
  readonly fanSetting: number;
  readonly targetChipC: number | null;
  readonly roomLimitC: number;
  readonly ambientC: number;
  readonly displayOn: boolean;
  readonly ledMode: number;
  readonly ledUser: string;
  readonly filterMinutes: number;
  readonly softOffReason: number;
  readonly timezone: string;
  /** Pools of the running service. */
  readonly pools: readonly PoolSnapshot[];
  /** Pools of the configuration file: those of the next start. */
  readonly storedPools: readonly StoredPool[];
  /** The numbers a reply would show. */
  readonly readings: Readings;
}

/** Takes the snapshot. The machine must have been advanced. */
export function minerState(machine: Machine): MinerState {
  const { kept, run } = machine;
  return {
    phase: machine.phase,
    port: machine.port,
    dna: machine.identity.dna,
    mode: kept.mode,
    level: kept.level,
    calibrating: machine.calibration !== null,
    fanSetting: run.fan,
    targetChipC: run.targetChipC,
    roomLimitC: kept.roomLimitC,
    ambientC: machine.ambientC,
    displayOn: kept.displayOn,
    ledMode: kept.ledMode,
    ledUser: kept.ledUser,
    filterMinutes: Math.floor(kept.filterMinutes),
    softOffReason: run.softOffReason,
    timezone: kept.timezone,
    pools: machine.pools.map((pool, index) => ({
      url: pool.url,
      worker: pool.worker,
      status: poolStatus(pool),
      priority: pool.priority,
      active: machine.activePool === index,
      counters: poolCounters(machine, index),
    })),
    storedPools: [...kept.pools],
    readings: measure(machine),
  };
}
