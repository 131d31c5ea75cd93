import { isHearthashError } from "@hearthash/client";
import type { SimulatedMiner } from "@hearthash/server";
import type { MinerOptions } from "@hearthash/simulator";
import { type RunningMiners, startMiners } from "../simulate/start-miners.js";

/** Always the same ones, so that their history goes on from one start to the next. */
const MODELS: readonly MinerOptions[] = [
  { model: "mini3", mode: 0, ambientC: 20, seed: 1 },
  { model: "nano3s", mode: 1, seed: 2 },
  { model: "q", mode: 0, seed: 3 },
];

const NAMES = ["Living room", "Desk", "Cellar"];

/** Miners that run, as the server is told of them. */
export interface SimulatedHouse {
  readonly simulated: readonly SimulatedMiner[];
  readonly stop: () => Promise<void>;
}

/** Three miners on the addresses and the port that miners use; on free ports of one address where those are taken. */
export async function startSimulatedMiners(): Promise<SimulatedHouse> {
  const { miners, stop } = await onUsualAddresses().catch((error: unknown) => {
    if (isHearthashError(error, "argument-invalid")) return onFreePorts();
    throw error;
  });
  const simulated = miners.map(({ host, port }, index) => ({
    endpoint: { host, port },
    name: NAMES[index] ?? "Miner",
  }));
  return { simulated, stop };
}

function onUsualAddresses(): Promise<RunningMiners> {
  return startMiners(MODELS.map((miner, index) => ({ ...miner, host: `127.0.0.${index + 1}`, port: 4028 })));
}

async function onFreePorts(): Promise<RunningMiners> {
  const started = await Promise.all(
    MODELS.map((miner) => startMiners([{ ...miner, host: "127.0.0.1", port: 0 }])),
  );
  return {
    miners: started.flatMap(({ miners }) => miners),
    stop: async () => {
      await Promise.all(started.map(({ stop }) => stop()));
    },
  };
}
