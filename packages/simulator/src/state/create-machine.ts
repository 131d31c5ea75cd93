import type { MinerOptions } from "../miner-options.js";
import { modelByName } from "../models/index.js";
import type { ModelDefinition } from "../models/model.js";
import { fixedNoise, hash32 } from "../noise.js";
import { storedSecret } from "./account.js";
import { bootDevice, coldFlow, freshRunSettings } from "./boot.js";
import type { Identity, KeptSettings, Machine } from "./machine.js";
import type { StoredPool } from "./pool.js";

/**
 * Makes a miner that has been running for a while (or, with `uptimeS: 0`, starts now).
 * Throws `RangeError` for a model, mode, level or number of pools that does not exist.
 */
export function createMachine(options: MinerOptions, seed: number, nowMs: number): Machine {
  const model = modelByName(options.model);
  checkSettings(options, model);
  const ambientC = options.ambientC ?? 22 + Math.floor(fixedNoise(seed, 40) * 5);
  const uptimeS = options.uptimeS ?? 3600 + Math.floor(fixedNoise(seed, 41) * 82_800);
  const startMs = nowMs - uptimeS * 1000;
  const machine: Machine = {
    model,
    seed,
    boot: { ...model.boot, ...options.boot },
    identity: identityOf(options, model, seed),
    commands: commandsOf(options, model),
    kept: keptSettings(options, model, seed),
    run: freshRunSettings(),
    flow: coldFlow(ambientC),
    pools: [],
    activePool: -1,
    phase: "init",
    port: "open",
    atMs: startMs,
    bootedMs: startMs,
    startedMs: startMs,
    bootCause: "0x01.00000000",
    deviceClock: { set: true, offsetMs: 0 },
    ambientC,
    calibration: null,
    events: [],
    networkLosses: [],
    pinned: {},
  };
  bootDevice(machine, startMs);
  return machine;
}

function checkSettings({ mode, level, pools }: MinerOptions, model: ModelDefinition): void {
  if (mode !== undefined && !model.modes.some((one) => one.number === mode)) {
    throw new RangeError(`${model.title} has no work mode ${mode}`);
  }
  if (level !== undefined && !model.levels.some((one) => one.number === level)) {
    throw new RangeError(`${model.title} has no level ${level}`);
  }
  if (pools && pools.length > model.maxPools) {
    throw new RangeError(`${model.title} takes ${model.maxPools} pools, not ${pools.length}`);
  }
}

const hex = (value: number) => value.toString(16).padStart(8, "0");

function identityOf(options: MinerOptions, model: ModelDefinition, seed: number): Identity {
  return {
    dna: options.dna ?? `02010000${hex(hash32(seed, 1))}`,
    mac: options.mac ?? `${model.macPrefix}${hex(hash32(seed, 2)).slice(2)}`,
    product: options.product ?? model.product,
    firmware: { ...model.firmware, ...options.firmware },
    ssid: options.ssid ?? "",
  };
}

/** Ten thousand miners of a model share the model's own set of names. */
function commandsOf(options: MinerOptions, model: ModelDefinition): ReadonlySet<string> {
  const { add = [], remove = [] } = options.commands ?? {};
  if (add.length === 0 && remove.length === 0) return model.commands;
  return new Set([...model.commands, ...add].filter((name) => !remove.includes(name)));
}

function keptSettings(options: MinerOptions, model: ModelDefinition, seed: number): KeptSettings {
  return {
    pools: poolsOf(options, model),
    mode: options.mode ?? model.defaultMode,
    level: options.level ?? 0,
    webPassword: storedSecret(model, options.webPassword ?? model.account.password),
    ledMode: 0,
    ledUser: "1-100-50-0-0-255",
    displayOn: true,
    displayPage: 1,
    roomLimitC: 0,
    timezone: "GMT+0",
    filterMinutes: Math.floor(fixedNoise(seed, 42) * 20_000),
  };
}

function poolsOf(options: MinerOptions, model: ModelDefinition): StoredPool[] {
  if (options.pools) return options.pools.map((pool) => ({ password: "x", ...pool }));
  const name = options.name ?? model.name;
  return ["a", "b", "c"].slice(0, model.defaultPools).map((letter) => ({
    url: `stratum+tcp://pool-${letter}.example:3333`,
    worker: `hearth.${name}`,
    password: "x",
  }));
}
