import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import { HearthashError } from "../errors/hearthash-error.js";
import { type CgminerReply, failureOf } from "../wire/reply.js";

/** Code of "Invalid command". Source: upstream cgminer api.c. */
const INVALID_COMMAND = 14;

/**
 * The error that a reply amounts to when the miner refuses in it; `undefined` when it does not.
 *
 * @param command the command that was sent.
 * @param from the miner that answered.
 */
export function refusalIn(reply: CgminerReply, command: string, from: Endpoint): HearthashError | undefined {
  const failure = failureOf(reply);
  if (failure === undefined) return undefined;
  const miner = formatEndpoint(from);
  const words = failure.message ?? "no reason given";
  const context = { miner, command, device: { code: failure.code, message: words } };
  return failure.code === INVALID_COMMAND
    ? new HearthashError("command-unsupported", `${miner} does not know the command '${command}'`, context)
    : new HearthashError("command-rejected", `${miner} refused '${command}': ${words}`, context);
}
