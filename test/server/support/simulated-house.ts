import { type MinerOptions, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { type ServedHouse, type ServedHouseOptions, servedHouse } from "./served-house.js";
import { known } from "./server-parts.js";

/** A server with simulated miners, each polled once. */
export interface SimulatedHouse extends ServedHouse {
  readonly devices: readonly SimulatedMiner[];
}

/** Starts simulated miners and a server that has polled them. */
export async function simulatedHouse(
  miners: readonly MinerOptions[],
  options: ServedHouseOptions = {},
): Promise<SimulatedHouse> {
  const listed = miners.map((miner) => ({ port: 0, ...miner }));
  const simulator = stoppedBehind(await startSimulator({ miners: listed, timeScale: 20 }));
  const served = await servedHouse(options);
  for (const [index, { address, model }] of simulator.miners.entries()) {
    await known(served.fleet, address, { name: `${model} ${index + 1}` });
  }
  return Object.assign(served, { devices: simulator.miners });
}
