/**
 * Simulated bitcoin miners over real TCP: a second, independent reading of the cgminer API of Avalon home miners.
 * Start them with {@link startSimulator} or {@link startMany}, bend them with `miner.setFault`.
 */
export { type Clock, type ManualClock, manualClock, realClock, scaledClock } from "./clock.js";
export type { FaultOptions } from "./faults/active-faults.js";
export { type FaultName, faultDescriptions, faultNames, isFaultName } from "./faults/fault-catalogue.js";
export type { MinerOptions, PoolOptions } from "./miner-options.js";
export type { MinerState, PoolSnapshot } from "./miner-state.js";
export { isModelName, type ModelName, modelNames, modelTitles } from "./models/index.js";
export type { BootTiming } from "./models/model.js";
export type { RequestRecord } from "./request-log.js";
export type { SimulatedMiner } from "./simulated-miner.js";
export {
  type ManyOptions,
  type Simulator,
  type SimulatorOptions,
  type SimulatorSettings,
  startMany,
  startSimulator,
} from "./simulator.js";
export type { Phase, PortState } from "./state/machine.js";
export type { PoolCounters, StoredPool } from "./state/pool.js";
export type { ChipReadings, PinnedReadings, Readings } from "./state/readings.js";
