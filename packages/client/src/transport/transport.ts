import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import type { ReplyFrame } from "../wire/frame.js";
import { Lane, type LaneRequest } from "./lane.js";
import type { AbortSignalLike, Exchange } from "./port.js";

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

/** What a platform may supply beside connections. */
export interface PlatformParts {
  /** A cheap connect test for scans. Without one every address of a scan is asked who it is. */
  readonly probe?: Probe;
  /** SHA-256 of some bytes, 32 bytes. The Nano 3 wants passwords hashed. */
  readonly sha256?: (data: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

/**
 * The way to all miners of a process: one request at a time per miner, whoever asks. Make one and hand it to
 * everything that talks to miners; a miner serves one client at a time, and a second one only waits in its queue.
 */
export class Transport {
  readonly #exchange: Exchange;
  readonly #lanes = new Map<string, Lane>();
  /** SHA-256, where the platform has it. */
  readonly sha256: PlatformParts["sha256"];
  /** The connect test, where the platform has it. */
  readonly probe: PlatformParts["probe"];

  /** @param exchange what the platform supplies: see {@link Exchange}. */
  constructor(exchange: Exchange, parts: PlatformParts = {}) {
    this.#exchange = exchange;
    this.sha256 = parts.sha256;
    this.probe = parts.probe;
  }

  /**
   * Sends a request when it is its turn. Reads with the same bytes that wait together are sent once.
   *
   * @throws HearthashError as {@link Exchange} does.
   */
  request(to: Endpoint, request: LaneRequest): Promise<ReplyFrame> {
    const key = formatEndpoint(to);
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      lane = new Lane(
        (bytes, options) => this.#exchange(to, bytes, options),
        () => this.#lanes.delete(key),
      );
      this.#lanes.set(key, lane);
    }
    return lane.request(request);
  }
}
