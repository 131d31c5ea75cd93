import { type MinerOptions, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { type HttpParts, type HttpPartsOptions, httpParts } from "./http-parts.js";

/** A server with simulated miners, each polled once. */
export interface SimulatedHouse extends HttpParts {
  readonly devices: readonly SimulatedMiner[];
}

/** Starts simulated miners and a server that has polled them. */
export async function simulatedHouse(
  miners: readonly MinerOptions[],
  options: HttpPartsOptions = {},
): Promise<SimulatedHouse> {
  const listed = miners.map((miner) => ({ port: 0, ...miner }));
  const simulator = stoppedBehind(await startSimulator({ miners: listed, timeScale: 20 }));
  const parts = await httpParts(options);
  for (const [index, { host, port, model }] of simulator.miners.entries()) {
    parts.fleet.put({ host, port }, { name: `${model} ${index + 1}` });
  }
  for (const { id } of parts.fleet.list()) await parts.fleet.pollNow(id);
  return Object.assign(parts, { devices: simulator.miners });
}
