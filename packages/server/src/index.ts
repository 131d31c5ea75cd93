/**
 * hearthash's server: polls miners, takes commands, offers REST, a live stream and metrics.
 *
 * @module
 */
export { ServerError, type ServerErrorCode, serverErrors } from "./errors/index.js";
