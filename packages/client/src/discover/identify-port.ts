import type { Endpoint } from "../domain/endpoint.js";
import { type HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import { type ClientOptions, openMiner } from "../miner/miner.js";
import type { AbortSignalLike } from "../transport/port.js";
import type { DiscoveredMiner, UnidentifiedPort } from "./discovery-event.js";
import type { Fate } from "./tally.js";

/**
 * Asks who answers at an address: a miner, or the error that kept it from being identified.
 *
 * @throws HearthashError `aborted`.
 */
export async function identifyPort(
  endpoint: Endpoint,
  client: ClientOptions,
  signal: AbortSignalLike,
): Promise<DiscoveredMiner | HearthashError> {
  const miner = openMiner(endpoint, client);
  try {
    const identity = await miner.identify({ signal });
    const { family, id } = await miner.model({ signal });
    return { kind: "found", endpoint, identity, isAvalon: family !== "generic" || id === "generic-avalon" };
  } catch (error) {
    if (!isHearthashError(error) || error.code === "aborted") throw error;
    return error;
  }
}

export function unidentified(endpoint: Endpoint, error: HearthashError): UnidentifiedPort {
  return { kind: "open", endpoint, code: error.code, message: error.message };
}

/** What an error says of an address that was not tested before. Once the request was on its way, it is open. */
export function fateBy(error: HearthashError): Fate {
  if (error.requestSent) return "open";
  if (error.code === "refused" || error.code === "unreachable") return error.code;
  return error.code === "timeout" ? "silent" : "open";
}
