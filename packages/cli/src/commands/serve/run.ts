import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatEndpoint } from "@hearthash/client";
import type { RunningServer, ServeOptions, SimulatedMiner } from "@hearthash/server";
import type { CliContext } from "../../context.js";
import { endOf } from "../../end-of.js";
import { resolveHosts } from "../../hosts/resolve-hosts.js";
import { packageVersion } from "../../version.js";
import { openBrowser } from "./open-browser.js";
import { withFlags } from "./overrides.js";
import type { ServeFlags } from "./serve-flags.js";
import { startSimulatedMiners } from "./simulated-miners.js";
import { startedText } from "./started-text.js";

/** Runs the server until Ctrl-C or the service manager ends it. */
export async function runServe(this: CliContext, flags: ServeFlags): Promise<void> {
  const simulator = flags.simulate ? await startSimulatedMiners() : undefined;
  try {
    const server = await start(this, flags, simulator?.simulated ?? []);
    await run(this, flags, server, simulator !== undefined);
  } finally {
    await simulator?.stop();
  }
}

async function start(
  context: CliContext,
  flags: ServeFlags,
  simulated: readonly SimulatedMiner[],
): Promise<RunningServer> {
  // Loaded here alone: no other command needs the server.
  const { startServer } = await import("@hearthash/server");
  const { host, port, config, data } = flags;
  const hosts = host === undefined ? [] : await resolveHosts({ host, port, env: {} });
  const options: ServeOptions = {
    env: withFlags(context.env, flags),
    platform: process.platform,
    version: packageVersion(),
    configFile: config,
    dataFolder: data,
    hosts: hosts.map(formatEndpoint),
    simulated,
    dashboardFolder: dashboardFolder(),
    // On a terminal the log would stand between what a person wants to read.
    logLevel: context.err.isTerminal && context.env["HEARTHASH_LOG_LEVEL"] === undefined ? "warn" : undefined,
  };
  return await startServer(options);
}

async function run(
  context: CliContext,
  flags: ServeFlags,
  server: RunningServer,
  isSimulated: boolean,
): Promise<void> {
  try {
    // A link lets in whoever reads it first: it is for a person who is there, never for a service's log.
    const link = context.out.isTerminal || flags.open ? server.loginLink() : undefined;
    context.out.write(`${startedText(server, link, isSimulated)}\n`);
    if (flags.open && link !== undefined) openBrowser(link, context.env);
    await endOf(context.signal);
  } finally {
    await server.stop();
  }
}

function dashboardFolder(): string {
  const file = fileURLToPath(import.meta.resolve("@hearthash/dashboard/package.json"));
  return join(dirname(file), "dist");
}
