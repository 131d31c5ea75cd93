import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { formatEndpoint } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { Actor } from "@hearthash/contract";
import { type Logger, pino } from "pino";
import { openAccess, writeLocalAccess } from "./access/index.js";
import { openAlerts } from "./alerts/index.js";
import { finishSwap, historyWriter, openBackups } from "./backup/index.js";
import { openChannels } from "./channels/index.js";
import { openCommandBus, openPresets } from "./commands/index.js";
import { type LoadedConfig, loadConfig, usualFolders } from "./config/index.js";
import { openDiscoveries, targetPolicy } from "./discovery/index.js";
import { EventFlow } from "./events/index.js";
import { type FixedMiner, fixedMinersOf, openFleet } from "./fleet/index.js";
import { openGuard } from "./guard/index.js";
import { type HttpDeps, openListeners } from "./http/index.js";
import { type LanDoor, openLanDoor } from "./ios/index.js";
import { openJournal } from "./journal/index.js";
import { openPairing } from "./pairing/index.js";
import { Closers, openHouseHistory, type RunningServer, type ServeOptions } from "./running/index.js";
import { openSchedules } from "./schedules/index.js";
import { openSecretBox } from "./secrets/index.js";
import { openDataFolder, openStore } from "./store/index.js";
import { systemClock } from "./time/index.js";
import { announce, lanCa, lanName, openCertificate, tlsFolder } from "./tls/index.js";
import { openWatchdog } from "./watchdog/index.js";

/** How long a command under way may take when the server ends. */
const COMMAND_GRACE_MS = 3000;

const SYSTEM: Actor = { kind: "system", id: "server", name: "hearthash" };

/**
 * Starts a server: the one place where its parts are put together.
 *
 * @throws ServerError with a setting or file that is wrong; nothing is left open then.
 */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const closers = new Closers();
  try {
    return await start(options, closers);
  } catch (error) {
    await closers.closeAll().catch(() => undefined);
    throw error;
  }
}

async function start(options: ServeOptions, closers: Closers): Promise<RunningServer> {
  const { env, platform } = options;
  const readConfig = () => loadConfig({ file: options.configFile, env, platform });
  const found = readConfig();
  const folder = openDataFolder(options.dataFolder ?? usualFolders(env, platform).dataFolder);
  closers.add(() => folder.close());
  // A restore that was cut off may have brought another configuration.
  const loaded = finishSwap(folder.path) ? readConfig() : found;
  const { config } = loaded;
  const log = openLog(options, loaded);
  const clock = systemClock;
  const backupFolder = join(folder.path, "backups");
  const stateFile = join(folder.path, "hearthash.db");
  const store = openStore(stateFile, { backupFolder, now: () => clock.now() });
  closers.add(() => void store.close());
  const secrets = openSecretBox({
    keyFile: config.security.keyFile ?? join(folder.path, "hearthash.key"),
    credentialsFolder: env["CREDENTIALS_DIRECTORY"],
  });
  const events = new EventFlow((error) => log.error(error, "a listener failed"));
  const journal = openJournal({ store, events, clock });
  const transport = nodeTransport();
  const mayConnect = targetPolicy({ allowTargets: config.security.allowTargets });
  const simulated = new Set(options.simulated?.map(({ endpoint }) => formatEndpoint(endpoint)));
  const fleet = openFleet({
    store,
    transport,
    events,
    journal,
    clock,
    polling: config.polling,
    subnets: config.subnets,
    fixedMiners: minersToBeginWith(options, loaded),
    isSimulated: (endpoint) => simulated.has(formatEndpoint(endpoint)),
    mayConnect,
  });
  const history = config.history.enabled
    ? openHouseHistory({ folder: folder.path, loaded, events, journal, log, clock })
    : undefined;
  // Added before the fleet's own stop, so that it ends behind it: nothing of the last poll is lost.
  closers.add(async () => await history?.stop());
  closers.add(() => fleet.stop());
  const backups = openBackups({
    ...{ folder: backupFolder, stateFile, configFile: loaded.file, version: options.version },
    ...{ events, journal, clock, settings: () => loaded.config.backup },
    writeHistory:
      history === undefined
        ? historyWriter(join(folder.path, "history"))
        : (toFile) => history.backup(toFile),
  });
  closers.add(() => backups.stop());
  const discoveries = openDiscoveries({ fleet, transport, clock, mayConnect, journal });
  closers.add(() => discoveries.stopAll());
  const commands = openCommandBus({ store, fleet, events, journal, clock, secrets });
  closers.add(() => commands.stop(COMMAND_GRACE_MS));
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const channels = openChannels({
    ...{ store, secrets, journal, clock, ...config.channels },
    contact: () => loaded.config.channels.pushContact,
  });
  closers.add(() => channels.stop());
  const warned = { store, events, fleet, commands, journal, clock, timezone };
  const energyPrice = () => loaded.config.energy;
  const alerts = openAlerts({ ...warned, outbox: channels, history, energyPrice });
  closers.add(() => alerts.stop());
  const schedules = openSchedules(warned);
  closers.add(() => schedules.stop());
  const watchdog = openWatchdog({ ...warned, settings: () => loaded.config.watchdog });
  closers.add(() => watchdog.stop());
  const presets = openPresets({ store, secrets, fleet, bus: commands, journal, clock });
  const hasWebPassword = (id: string) => presets.hasWebPassword(id);
  const guard = openGuard({ store, secrets, events, fleet, commands, journal, clock, hasWebPassword });
  closers.add(() => guard.stop());
  const access = openAccess({ store, journal, clock, sessionDays: config.security.sessionDays });
  const pairing = openPairing({ access, journal, clock });
  let isReady = false;
  let lanUrl: string | undefined;
  let lanDoor: LanDoor | undefined;
  const deps: HttpDeps = {
    config: () => loaded.config,
    editConfig: (setting, value) => loaded.edit(setting, value),
    fleet,
    commands,
    presets,
    access,
    pairing,
    journal,
    discoveries,
    history,
    alerts,
    channels,
    schedules,
    backups,
    guard,
    events,
    clock,
    log,
    version: options.version,
    dashboardFolder: options.dashboardFolder,
    epoch: randomUUID(),
    startedAt: clock.now(),
    isReady: () => isReady,
    lanUrl: () => lanUrl,
    lan: () => lanDoor,
  };
  const warn = (message: string) => log.warn(message);
  const certificate = config.lan.enabled
    ? await openCertificate({ config, folder: tlsFolder(folder.path), clock, warn })
    : undefined;
  closers.add(() => certificate?.close());
  const listeners = await openListeners({ deps, certificate });
  // Beside each other: one behind the other, their graces are more than the five seconds of `stop`.
  closers.add(async () => {
    await Promise.all([listeners.close(), commands.stop(COMMAND_GRACE_MS)]);
  });
  const { lan } = listeners;
  lanUrl = listeners.lanUrl;
  if (lan !== undefined && lanUrl !== undefined) {
    // Read once: a CA that was rotated meanwhile is shown from the next start on, with the certificate of its own.
    const ca = certificate?.caFile === undefined ? undefined : await lanCa(folder.path);
    lanDoor = openLanDoor({ url: lanUrl, address: lan.address, port: lan.port, ca });
  }
  if (lan !== undefined && config.lan.announce) {
    const announcement = announce({ name: lanName(config.lan), port: lan.port });
    // A house without multicast has a server all the same: the addresses are in the certificate.
    announcement.catch((error: unknown) => log.warn(error, "the name cannot be announced by mDNS"));
    closers.add(async () => await (await announcement.catch(() => undefined))?.stop());
  }
  const caFile = certificate?.caFile;
  const local = { folder: folder.path, url: listeners.localUrl, token: access.localToken };
  closers.add(await writeLocalAccess(caFile === undefined ? local : { ...local, caFile }));
  for (const part of [alerts, channels, schedules, watchdog, backups, guard]) part.start();
  fleet.start();
  isReady = true;
  closers.add(() => {
    isReady = false;
  });
  journal.write({
    kind: "server.started",
    actor: SYSTEM,
    message: `hearthash ${options.version} was started`,
  });
  log.info({ url: listeners.localUrl, lanUrl: listeners.lanUrl, miners: fleet.list().length }, "started");
  return {
    url: listeners.localUrl,
    lanUrl: listeners.lanUrl,
    configFile: loaded.file,
    dataFolder: folder.path,
    miners: fleet.list().length,
    loginLink: () => `${listeners.localUrl}/#signin=${access.createLoginCode(SYSTEM).code}`,
    stop: () => closers.closeAll(),
  };
}

/** Lines of JSON on stderr, where journald and Docker look for them. */
function openLog(options: ServeOptions, { config }: LoadedConfig): Logger {
  const level = options.logLevel ?? config.log.level;
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

function minersToBeginWith(
  { hosts, simulated = [] }: ServeOptions,
  { config }: LoadedConfig,
): readonly FixedMiner[] {
  const named = fixedMinersOf(config.miners, hosts);
  return [...named, ...simulated.map((miner): FixedMiner => ({ ...miner, source: "command-line" }))];
}
