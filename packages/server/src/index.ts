/**
 * hearthash's server: polls miners, takes commands, offers REST, a live stream and metrics.
 *
 * @module
 */
export { type Environment, type UsualFolders, usualFolders } from "./config/index.js";
export { ServerError, type ServerErrorCode, serverErrors } from "./errors/index.js";
export { type LocalCa, lanCa, rotateLanCa } from "./tls/index.js";
