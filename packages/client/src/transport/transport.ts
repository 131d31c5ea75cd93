import type { Endpoint } from "../domain/endpoint.js";
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

let sharedOn: (transport: Transport, kind: new () => object) => object;

/** The one object of a class that all who use a transport share. Not a member: it is nobody's but ours. */
export function sharedBy<Kind extends object>(transport: Transport, kind: new () => Kind): Kind {
  return sharedOn(transport, kind) as Kind;
}

/**
 * The way to all miners of a process: one request at a time per miner, whoever asks. Make one and hand it to
 * everything that talks to miners; a miner serves one client at a time, and a second one only waits in its queue.
 */
export class Transport {
  readonly #exchange: Exchange;
  /** By host and port: a name made of both for each request would cost more than all else here. */
  readonly #lanes = new Map<string, Map<number, Lane>>();
  #laneCount = 0;
  readonly #shared = new Map<object, object>();
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
    const lane = this.#lanes.get(to.host)?.get(to.port) ?? this.#addLane(to);
    return lane.request(request);
  }

  #addLane(to: Endpoint): Lane {
    const lane = new Lane(
      (bytes, options) => this.#exchange(to, bytes, options),
      () => this.#forget(to),
    );
    const ofHost = this.#lanes.get(to.host) ?? new Map<number, Lane>();
    this.#lanes.set(to.host, ofHost.set(to.port, lane));
    this.#laneCount += 1;
    return lane;
  }

  /** Lanes of miners that are polled are kept; a scan's are not, once there are many. */
  #forget({ host, port }: Endpoint): void {
    const ofHost = this.#lanes.get(host);
    if (this.#laneCount <= MAX_IDLE_LANES || ofHost === undefined) return;
    if (ofHost.delete(port)) this.#laneCount -= 1;
    if (ofHost.size === 0) this.#lanes.delete(host);
  }

  /** What users of a transport keep with it, one of a kind: for the modules of this library alone. */
  static {
    sharedOn = (transport, kind) => {
      const known = transport.#shared.get(kind);
      if (known !== undefined) return known;
      const made = new kind();
      transport.#shared.set(kind, made);
      return made;
    };
  }
}
