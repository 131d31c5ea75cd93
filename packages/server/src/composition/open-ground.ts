import { join } from "node:path";
import { type Logger, pino } from "pino";
import { finishSwap } from "../backup/index.js";
import { type LoadedConfig, loadConfig, usualFolders } from "../config/index.js";
import { EventFlow } from "../events/index.js";
import { type Journal, openJournal } from "../journal/index.js";
import type { Closers, ServeOptions } from "../running/index.js";
import { openSecretBox, type SecretBox } from "../secrets/index.js";
import { type Database, openDataFolder, openStore } from "../store/index.js";
import { type ServerClock, systemClock } from "../time/index.js";

/** What everything else stands on: settings, data, and where word is passed on. */
export interface Ground {
  readonly options: ServeOptions;
  readonly loaded: LoadedConfig;
  /** The data folder, and what lies in it. */
  readonly folder: string;
  readonly backupFolder: string;
  readonly stateFile: string;
  readonly store: Database;
  readonly secrets: SecretBox;
  readonly events: EventFlow;
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly log: Logger;
}

/** Reads the settings, takes the data folder for this process alone, and opens what lies in it. */
export function openGround(options: ServeOptions, closers: Closers): Ground {
  const { env, platform } = options;
  const readConfig = () => loadConfig({ file: options.configFile, env, platform });
  const found = readConfig();
  const held = openDataFolder(options.dataFolder ?? usualFolders(env, platform).dataFolder);
  closers.add(() => held.close());
  const { path: folder } = held;
  // A restore that was cut off may have brought another configuration.
  const loaded = finishSwap(folder) ? readConfig() : found;
  const log = openLog(options, loaded);
  const clock = systemClock;
  const backupFolder = join(folder, "backups");
  const stateFile = join(folder, "hearthash.db");
  const store = openStore(stateFile, { backupFolder, now: () => clock.now() });
  closers.add(() => void store.close());
  const secrets = openSecretBox({
    keyFile: loaded.config.security.keyFile ?? join(folder, "hearthash.key"),
    credentialsFolder: env["CREDENTIALS_DIRECTORY"],
  });
  const events = new EventFlow((error) => log.error(error, "a listener failed"));
  const journal = openJournal({ store, events, clock });
  return { options, loaded, folder, backupFolder, stateFile, store, secrets, events, journal, clock, log };
}

/** Lines of JSON on stderr, where journald and Docker look for them. */
function openLog(options: ServeOptions, { config }: LoadedConfig): Logger {
  const level = options.logLevel ?? config.log.level;
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}
