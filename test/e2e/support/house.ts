import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RunningServer, startServer } from "@hearthash/server";
import { type MinerOptions, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { stringify } from "yaml";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { folderBehind } from "../../support/temp-folder.js";

/** The dashboard as it is shipped. */
const dashboardFolder = fileURLToPath(new URL("../../../packages/dashboard/dist", import.meta.url));

/** A simulated miner and what its owner calls it. */
export interface Inhabitant extends Partial<MinerOptions> {
  readonly called?: string;
  readonly place?: string;
}

/** A server with miners, as an owner would run it. */
export interface House {
  readonly url: string;
  readonly server: RunningServer;
  readonly devices: readonly SimulatedMiner[];
  /** The device of an index; a test that names one that is not there is wrong. */
  readonly device: (index: number) => SimulatedMiner;
}

export interface HouseOptions {
  /** How much faster than real ones the miners live. */
  readonly timeScale?: number;
  readonly watchedMs?: number;
  /** Miners that run, but of which the server does not know. */
  readonly isUnknown?: boolean;
  /** Fills the data folder before the server starts: with a past. */
  readonly prepare?: (dataFolder: string, devices: readonly SimulatedMiner[]) => Promise<void>;
  /** Settings beyond miners and polling. */
  readonly config?: object;
}

/** Starts miners and the server that polls them; all is stopped behind the test. */
export async function startHouse(
  inhabitants: readonly Inhabitant[],
  { timeScale = 20, watchedMs = 1000, isUnknown = false, prepare, config = {} }: HouseOptions = {},
): Promise<House> {
  const miners = inhabitants.map(({ called: _called, place: _place, ...miner }) => ({
    model: "mini3" as const,
    port: 0,
    ...miner,
  }));
  const simulator = stoppedBehind(await startSimulator({ miners, timeScale }));
  const { miners: devices } = simulator;
  const known = devices.map(({ address }, index) => {
    const { called = `Miner ${index + 1}`, place } = inhabitants[index] ?? {};
    return { host: address, name: called, ...(place === undefined ? {} : { place }) };
  });
  const options = serveOptions({ miners: isUnknown ? [] : known, polling: polling(watchedMs), ...config });
  if (prepare !== undefined) {
    mkdirSync(options.dataFolder, { mode: 0o700 });
    await prepare(options.dataFolder, devices);
  }
  const server = stoppedBehind(await startServer(options));
  const device = (index: number) => {
    const found = devices[index];
    if (found === undefined) throw new Error(`there is no device ${index}`);
    return found;
  };
  return { url: server.url, server, devices, device };
}

/** Polling as quick as it may be, so that no test waits for it. */
export function polling(watchedMs: number): object {
  return { watchedMs, backgroundMs: watchedMs, connectTimeoutMs: 1000, replyTimeoutMs: 2000 };
}

/** What a server of a test is started with: a free port, a folder of its own, the shipped dashboard. */
export function serveOptions(config: object) {
  const folder = folderBehind();
  const configFile = join(folder, "config.yaml");
  const security = { allowTargets: ["127.0.0.0/8"] };
  writeFileSync(configFile, stringify({ server: { listen: "127.0.0.1:0" }, security, ...config }));
  return {
    env: { HOME: folder },
    platform: process.platform,
    version: "1.2.3",
    logLevel: "silent",
    configFile,
    dataFolder: join(folder, "data"),
    dashboardFolder,
  } as const;
}
