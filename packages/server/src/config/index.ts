export { type CheckedConfig, checkConfig } from "./check-config.js";
export { type ConfigFault, faultLine } from "./fault.js";
export type { ConfigSource } from "./find-config.js";
export type { Origin } from "./judge-config.js";
export { type LoadedConfig, loadConfig } from "./load-config.js";
export { type Environment, type UsualFolders, usualFolders } from "./usual-folders.js";
export { writeAtomically } from "./write-atomically.js";
export { writeOut } from "./write-out.js";
