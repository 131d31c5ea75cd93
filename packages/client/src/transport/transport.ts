import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import type { ReplyFrame } from "../wire/frame.js";
import type { HttpExchange } from "./http-port.js";
import { Lane, type LaneRequest } from "./lane.js";
import type { Exchange } from "./port.js";
import type { Probe } from "./probe-port.js";

/** What a platform may supply beside connections. */
export interface PlatformParts {
  /** A cheap connect test for scans. Without one every address of a scan is asked who it is. */
  readonly probe?: Probe;
  /** SHA-256 of some bytes, 32 bytes. The Nano 3 wants passwords hashed. */
  readonly sha256?: (data: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** HTTP, for the miner's own web interface. */
  readonly http?: HttpExchange;
}

/** So many miners have their lane ready: more than a fleet of this size has. */
const MAX_IDLE_LANES = 16_384;

/**
 * The way to all miners of a process: one request at a time per miner, whoever asks. Make one and hand it to
 * everything that talks to miners; a miner serves one client at a time, and a second one only waits in its queue.
 */
export class Transport {
  readonly #exchange: Exchange;
  readonly #lanes = new Map<string, Lane>();
  /** SHA-256, where the platform has it. */
  readonly sha256: PlatformParts["sha256"];
  /** HTTP, where the platform has it. */
  readonly http: PlatformParts["http"];
  /** The connect test, where the platform has it. */
  readonly probe: PlatformParts["probe"];

  /** @param exchange what the platform supplies: see {@link Exchange}. */
  constructor(exchange: Exchange, parts: PlatformParts = {}) {
    this.#exchange = exchange;
    this.sha256 = parts.sha256;
    this.http = parts.http;
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
        () => this.#forget(key),
      );
      this.#lanes.set(key, lane);
    }
    return lane.request(request);
  }

  /** Lanes of miners that are polled are kept; a scan's are not, once there are many. */
  #forget(key: string): void {
    if (this.#lanes.size > MAX_IDLE_LANES) this.#lanes.delete(key);
  }
}
