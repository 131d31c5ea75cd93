import { type Endpoint, formatEndpoint } from "../../domain/endpoint.js";
import type { HearthashErrorCode } from "../../errors/error-table.js";
import { HearthashError } from "../../errors/hearthash-error.js";

type Explanation = readonly [HearthashErrorCode, string];

/** What the operating system's error codes mean for a miner, and what to look at. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: ["refused", "refuses connections: nothing listens on this port, or the miner is restarting"],
  ECONNRESET: ["closed", "broke the connection off"],
  EPIPE: ["closed", "broke the connection off"],
  ETIMEDOUT: ["timeout", "does not answer"],
  ENOTFOUND: ["unreachable", "is not a known name: check the spelling, or use the address"],
  EAI_AGAIN: ["unreachable", "cannot be looked up: the name service does not answer"],
  EHOSTUNREACH: ["unreachable", "cannot be reached: no such machine on this network"],
  EHOSTDOWN: ["unreachable", "cannot be reached: the machine is off"],
  ENETUNREACH: ["unreachable", "cannot be reached: no route to its network"],
  EADDRNOTAVAIL: ["unreachable", "is not an address that can be connected to"],
  EACCES: ["unreachable", "may not be connected to: a firewall rule or a missing permission"],
  EPERM: ["unreachable", "may not be connected to: a firewall rule or a missing permission"],
};

/** Says what a socket error means. The cause is kept. */
export function connectionError(to: Endpoint, cause: Error, requestSent: boolean): HearthashError {
  const miner = formatEndpoint(to);
  const code = errorCode(cause);
  const [kind, what] = EXPLANATIONS[code] ?? [
    "unreachable",
    `cannot be connected to (${code || cause.message})`,
  ];
  return new HearthashError(kind, `${miner} ${what}`, { miner, cause, requestSent });
}

/** The code of an error; for a name with several addresses, that of the first attempt. */
function errorCode(error: Error): string {
  const { code } = error as { code?: unknown };
  if (typeof code === "string") return code;
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return first instanceof Error ? errorCode(first) : "";
}
