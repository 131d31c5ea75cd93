import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import type { HearthashErrorCode } from "../errors/error-table.js";
import { HearthashError } from "../errors/hearthash-error.js";

/**
 * React Native's sockets give no error codes: only the operating system's own text, `Connection refused` on iOS and
 * `... ECONNREFUSED (Connection refused)` on Android. What is not among these is unreachable before the request and
 * closed behind it.
 */
const EXPLANATIONS: readonly (readonly [RegExp, HearthashErrorCode, string])[] = [
  [
    /ECONNREFUSED|connection refused/i,
    "refused",
    "refuses connections: nothing listens on this port, or the miner is restarting",
  ],
  [/ETIMEDOUT|timed out/i, "timeout", "does not answer"],
];

/** Says what a socket's error means. The system's text is kept as the cause. */
export function tcpSocketError(to: Endpoint, cause: unknown, requestSent: boolean): HearthashError {
  const miner = formatEndpoint(to);
  const text = textOf(cause);
  const [, code, what] =
    EXPLANATIONS.find(([pattern]) => pattern.test(text)) ??
    (requestSent
      ? [text, "closed" as const, "broke the connection off"]
      : [text, "unreachable" as const, `cannot be connected to (${text})`]);
  return new HearthashError(code, `${miner} ${what}`, { miner, cause, requestSent });
}

function textOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 200);
}
