import type { Endpoint } from "../domain/endpoint.js";
import type { AbortSignalLike } from "./port.js";

/** Bounds of one connect test. */
export interface ProbeOptions {
  /** How long to wait for an answer, name look-up included, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignalLike | undefined;
}

/** What a connect test found: `silent` is no answer in time, `unreachable` is no way there. */
export type ProbeVerdict = "open" | "refused" | "silent" | "unreachable";

/**
 * Tests whether something takes connections: connects, sends nothing, closes. Gives its verdict once the socket
 * is closed.
 *
 * @throws HearthashError `aborted`, and nothing else.
 */
export type Probe = (to: Endpoint, options: ProbeOptions) => Promise<ProbeVerdict>;
