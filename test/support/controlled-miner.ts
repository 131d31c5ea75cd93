import { type Miner, openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { type MinerOptions, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { stoppedBehind } from "./stopped-behind.js";

/** A simulated miner and the client on it. */
export interface ControlledMiner {
  readonly miner: Miner;
  readonly device: SimulatedMiner;
}

/** Three pools a miner is started with. */
export const POOLS = [
  { url: "stratum+tcp://a.example.com:3333", worker: "a.w" },
  { url: "stratum+tcp://b.example.com:3333", worker: "b.w" },
  { url: "stratum+tcp://c.example.com:3333", worker: "c.w" },
];

/** Starts a simulated miner, twenty times as fast as a real one; it is stopped behind the test. */
export async function controlled(
  model: MinerOptions["model"],
  over: Partial<MinerOptions> = {},
): Promise<ControlledMiner> {
  const simulator = stoppedBehind(
    await startSimulator({
      miners: [{ model, port: 0, pools: POOLS, ...over }],
      timeScale: 20,
    }),
  );
  const [device] = simulator.miners;
  if (device === undefined) throw new Error("no miner was started");
  const options = { transport: nodeTransport(), replyTimeoutMs: 2000 };
  return { device, miner: openMiner(`${device.host}:${device.port}`, options) };
}

/** The requests that change something, as the device got them. */
export function writes(device: SimulatedMiner): readonly string[] {
  return device.requests
    .map(({ request }) => request)
    .filter(
      (text) => !/"command":"(version|check|summary|estats|stats|litestats|pools)[+"]|0,help/.test(text),
    );
}
