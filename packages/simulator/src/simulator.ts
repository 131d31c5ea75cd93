import { type Clock, realClock, scaledClock } from "./clock.js";
import type { MinerOptions } from "./miner-options.js";
import { nextAddress } from "./net/loopback.js";
import { hash32 } from "./noise.js";
import { SimulatedMiner } from "./simulated-miner.js";

/** What all miners of a simulator share. */
export interface SimulatorSettings {
  /** Where the time comes from. Default: the real clock. */
  readonly clock?: Clock;
  /** How many times as fast the clock runs for the miners. Default 1. */
  readonly timeScale?: number;
  /** How many of the latest requests each miner keeps. Default 100; 0 keeps none. */
  readonly requestLog?: number;
}

/** Options of {@link startSimulator}. */
export interface SimulatorOptions extends SimulatorSettings {
  readonly miners: readonly MinerOptions[];
}

/** Options of {@link startMany}: `count` miners alike on consecutive addresses from `host` on. */
export interface ManyOptions extends SimulatorSettings, MinerOptions {
  readonly count: number;
}

const startsAtOnce = 256;

/** Running miners. */
export class Simulator {
  /** In the order in which they were asked for. */
  readonly miners: readonly SimulatedMiner[];

  constructor(miners: readonly SimulatedMiner[]) {
    this.miners = miners;
  }

  /** Makes the listeners of all miners follow the clock now. Needed only after a clock was moved by hand. */
  async settle(): Promise<void> {
    await inBatches(this.miners, (miner) => miner.settle());
  }

  /** Stops all miners. */
  async stop(): Promise<void> {
    await inBatches(this.miners, (miner) => miner.stop());
  }
}

/**
 * Starts miners that answer over TCP on loopback addresses.
 * Throws `RangeError` for an unknown model or an address that is not loopback; rejects with Node's error
 * (`EADDRINUSE`, `EADDRNOTAVAIL`) when an address cannot be had, after stopping those that had started.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = scaledClock(options.clock ?? realClock, options.timeScale ?? 1);
  const miners = options.miners.map((miner, index) => {
    const seed = miner.seed ?? seedOf(`${miner.model} ${miner.host} ${miner.port} ${index}`);
    return new SimulatedMiner(miner, { clock, seed, requestLog: options.requestLog ?? 100 });
  });
  const simulator = new Simulator(miners);
  try {
    await inBatches(miners, (miner) => miner.start());
  } catch (error) {
    await simulator.stop();
    throw error;
  }
  return simulator;
}

/**
 * Starts `count` miners of one model on consecutive addresses: 127.0.0.1, 127.0.0.2 ... 127.0.0.255, 127.0.1.0 ...
 * All share one port; with port 0 the first one picks it. Errors as {@link startSimulator}.
 */
export async function startMany(options: ManyOptions): Promise<Simulator> {
  const { count, clock = realClock, timeScale = 1, requestLog = 100, ...each } = options;
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`count must be a whole number from 1, not ${count}`);
  }
  const shared: SimulatorSettings = { clock: scaledClock(clock, timeScale), requestLog };
  const first = await startSimulator({ ...shared, miners: [member(each, 0, count)] });
  const [leader] = first.miners;
  if (count === 1 || !leader) return first;
  const web = leader.webPort === undefined ? {} : { web: { port: leader.webPort } };
  const miners = Array.from({ length: count - 1 }, (_, index) => ({
    ...member(each, index + 1, count),
    port: leader.port,
    ...web,
  }));
  try {
    const rest = await startSimulator({ ...shared, miners });
    return new Simulator([leader, ...rest.miners]);
  } catch (error) {
    await first.stop();
    throw error;
  }
}

/** One of several miners alike. */
function member(each: MinerOptions, index: number, count: number): MinerOptions {
  const { model, host = "127.0.0.1", name = model, seed = seedOf(`${model} ${host}`) } = each;
  return {
    ...each,
    host: nextAddress(host, index),
    name: count > 1 ? `${name}-${index + 1}` : name,
    seed: seed + index,
  };
}

function seedOf(text: string): number {
  return [...text].reduce((seed, char) => hash32(seed, char.charCodeAt(0)), 1);
}

/** Runs a task for each, some at a time; the first failure ends it. */
async function inBatches<T>(list: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < list.length; start += startsAtOnce) {
    await Promise.all(list.slice(start, start + startsAtOnce).map(task));
  }
}
