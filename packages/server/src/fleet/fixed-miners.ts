import { type Endpoint, formatEndpoint, isHearthashError, parseTargets } from "@hearthash/client";
import type { Config, MinerLimits } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { FixedMiner } from "./fleet-options.js";

/**
 * The miners that the configuration and the command line name. A range's name is given to each with its address
 * behind. What is named twice counts once, the configuration first.
 *
 * @throws ServerError `config-invalid`, naming the entry that is wrong.
 */
export function fixedMinersOf(
  configured: Config["miners"],
  commandLine: readonly string[] = [],
): readonly FixedMiner[] {
  const miners = new Map<string, FixedMiner>();
  for (const [index, entry] of configured.entries()) {
    const targets = targetsIn(entry.host, `miners[${index}].host`);
    for (const endpoint of targets) put(miners, fixedBy(entry, endpoint, targets.length));
  }
  for (const text of commandLine) {
    for (const endpoint of targetsIn(text, "-H")) put(miners, { endpoint, source: "command-line" });
  }
  return [...miners.values()];
}

function put(miners: Map<string, FixedMiner>, miner: FixedMiner): void {
  const key = formatEndpoint(miner.endpoint);
  if (!miners.has(key)) miners.set(key, miner);
}

function fixedBy(entry: Config["miners"][number], endpoint: Endpoint, count: number): FixedMiner {
  const name = entry.name === undefined || count === 1 ? entry.name : `${entry.name} ${endpoint.host}`;
  const limits: Partial<MinerLimits> = {
    ...(entry.maxPowerW === undefined ? {} : { maxPowerW: entry.maxPowerW }),
    ...(entry.neverOnUnattended === undefined ? {} : { neverOnUnattended: entry.neverOnUnattended }),
  };
  return { endpoint, name, place: entry.place, notes: entry.notes, limits, source: "config" };
}

function targetsIn(text: string, where: string): readonly Endpoint[] {
  try {
    return parseTargets(text);
  } catch (error) {
    if (!isHearthashError(error)) throw error;
    throw new ServerError("config-invalid", `${where}: ${error.message}`, [
      { path: where, message: error.message },
    ]);
  }
}
