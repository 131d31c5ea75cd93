import type { MinerOptions } from "@hearthash/simulator";
import { isHearthashError } from "@hearthash/client";
import { type RunningMiners, startMiners } from "../simulate/start-miners.js";

const MODELS: readonly MinerOptions[] = [
  { model: "mini3", mode: 0, ambientC: 20, name: "Living room" },
  { model: "nano3s", mode: 1, name: "Desk" },
  { model: "q", mode: 0, name: "Cellar" },
];

/** Three miners on the addresses and the port that miners use; on free ports of one address where those are taken. */
export async function startSimulatedMiners(): Promise<RunningMiners> {
  try {
    return await startMiners(MODELS.map((miner, index) => ({ ...miner, host: `127.0.0.${index + 1}`, port: 4028 })));
  } catch (error) {
    if (!isHearthashError(error, "argument-invalid")) throw error;
    const started = [];
    for (const miner of MODELS) started.push(await startMiners([{ ...miner, host: "127.0.0.1", port: 0 }]));
    return {
      miners: started.flatMap(({ miners }) => miners),
      stop: async () => {
        await Promise.all(started.map(({ stop }) => stop()));
      },
    };
  }
}
