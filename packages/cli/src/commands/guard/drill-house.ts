import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatEndpoint } from "@hearthash/client";
import { startServer } from "@hearthash/server";
import { readLocalAccess } from "@hearthash/server/local";
import type { SimulatedMiner } from "@hearthash/simulator";
import { RestClient } from "../../server/rest-client.js";
import { packageVersion } from "../../version.js";
import { startMiners } from "../simulate/start-miners.js";
import { DRILLS } from "./drill-plan.js";

/** Miners and a server for a drill, and how to ask it. */
export interface DrillHouse {
  readonly client: RestClient;
  readonly miners: readonly SimulatedMiner[];
  readonly stop: () => Promise<void>;
}

/** How much faster than real ones the miners restart. */
const TIME_SCALE = 20;

/** Starts everything on loopback, in a folder that goes with it. */
export async function openDrillHouse(intervalMs: number, signal: AbortSignal): Promise<DrillHouse> {
  const folder = await mkdtemp(join(tmpdir(), "hearthash-drill-"));
  const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) await next();
  };
  try {
    const miners: SimulatedMiner[] = [];
    for (const { model, pools } of DRILLS) {
      const started = await startMiners([{ model, pools, host: "127.0.0.1", port: 0 }], TIME_SCALE);
      stops.push(started.stop);
      miners.push(...started.miners);
    }
    // A file of its own, were it empty: the usual one is that of the owner's server.
    await writeFile(join(folder, "config.yaml"), "");
    const server = await startServer(serveOptions(folder, intervalMs, miners));
    stops.push(server.stop);
    const local = await readLocalAccess(folder);
    const address = { url: new URL(server.url), token: local?.token, caFile: undefined };
    return { client: new RestClient(address, 20_000, signal), miners, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A server that hears of no configuration but this one. */
function serveOptions(folder: string, intervalMs: number, miners: readonly SimulatedMiner[]) {
  const env = {
    HEARTHASH_SERVER_LISTEN: "127.0.0.1:0",
    HEARTHASH_LAN_ENABLED: "false",
    HEARTHASH_POLLING_BACKGROUND_MS: String(intervalMs),
    HEARTHASH_POLLING_WATCHED_MS: String(intervalMs),
  };
  return {
    ...{ env, platform: process.platform, version: packageVersion(), dataFolder: folder },
    configFile: join(folder, "config.yaml"),
    simulated: miners.map(({ host, port }, index) => ({
      endpoint: { host, port },
      name: DRILLS[index]?.name ?? formatEndpoint({ host, port }),
    })),
    logLevel: "silent" as const,
  };
}
