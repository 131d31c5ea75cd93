import type { IntentInput } from "@hearthash/contract";
import { type MinerOptions, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import type { CommandOrder } from "../../../packages/server/src/commands/index.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";
import { POOLS, writes } from "../../support/controlled-miner.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { commandParts, known, OWNER, type PartsOptions } from "./server-parts.js";

/** Starts simulated miners that a bus then knows by their identity; all is stopped behind the test. */
export async function commanded(miners: readonly Partial<MinerOptions>[], options: PartsOptions = {}) {
  const devices = await startDevices(miners);
  const parts = commandParts(options);
  const lives: LiveMiner[] = [];
  for (const device of devices) lives.push(await known(parts.fleet, device.address));
  for (const device of devices) device.clearRequests();
  return { ...parts, devices, miners: lives };
}

/** The same with one miner. */
export async function commandedOne(
  model: MinerOptions["model"],
  over: Partial<MinerOptions> = {},
  options: PartsOptions = {},
) {
  const all = await commanded([{ model, ...over }], options);
  const [device] = all.devices;
  const [miner] = all.miners;
  if (device === undefined || miner === undefined) throw new Error("no miner was started");
  return { ...all, device, miner };
}

/** Simulated miners on loopback, twenty times as fast as real ones. */
export async function startDevices(
  miners: readonly Partial<MinerOptions>[],
): Promise<readonly SimulatedMiner[]> {
  const simulator = stoppedBehind(
    await startSimulator({
      miners: miners.map((one) => ({ model: "mini3" as const, port: 0, pools: POOLS, ...one })),
      timeScale: 20,
      requestLog: 10_000,
    }),
  );
  return simulator.miners;
}

/** An order of the owner's. */
export function order(minerId: string, intent: IntentInput, over: Partial<CommandOrder> = {}): CommandOrder {
  return { minerId, intent, actor: OWNER, origin: "rest", isUnattended: false, isDryRun: false, ...over };
}

/** The changes a device was told, in order, as command and parameter. */
export function told(device: SimulatedMiner): readonly string[] {
  return writes(device)
    .map((text) => JSON.parse(text) as { command: string; parameter?: string })
    .filter(
      ({ command }) =>
        !/^(devs|devdetails|config|coin|lcd|notify|estats|stats|summary|litestats)/.test(command),
    )
    .map(({ command, parameter }) => (parameter === undefined ? command : `${command} ${parameter}`));
}
