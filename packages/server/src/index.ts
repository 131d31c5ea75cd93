/**
 * hearthash's server: polls miners, takes commands, offers REST, a live stream and metrics.
 *
 * @module
 */
export {
  backUpOffline,
  listBackups,
  type MadeBackup,
  type OfflineBackup,
  type Restored,
  type RestoreOptions,
  restoreBackup,
} from "./backup/index.js";
export {
  type CheckedConfig,
  type ConfigFault,
  type ConfigSource,
  checkConfig,
  type Environment,
  faultLine,
  type LoadedConfig,
  loadConfig,
  type Origin,
  type UsualFolders,
  usualFolders,
  writeOut,
} from "./config/index.js";
export { ServerError, type ServerErrorCode, serverErrors } from "./errors/index.js";
export {
  type DrillMiner,
  type DrillOptions,
  type DrillOutcome,
  type DrillServer,
  drillGuard,
} from "./guard/index.js";
export { lanCa, rotateLanCa } from "./lan-ca.js";
export { startServer } from "./main.js";
export type { RunningServer, ServeOptions, SimulatedMiner } from "./running/index.js";
export type { LocalCa } from "./tls/index.js";
