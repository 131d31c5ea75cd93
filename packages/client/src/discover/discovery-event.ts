import type { Endpoint } from "../domain/endpoint.js";
import type { MinerIdentity } from "../domain/identity.js";
import type { HearthashErrorCode } from "../errors/error-table.js";

/** Where a scan stands: at most every 200 ms, and when the last address has been tried. */
export interface DiscoveryProgress {
  readonly kind: "progress";
  /** Addresses that are judged. */
  readonly done: number;
  readonly total: number;
  readonly found: number;
  /** Open ports whose answer is awaited. */
  readonly asking: number;
  /** Estimated seconds to the end, at the pace so far; absent before anything is known. */
  readonly secondsLeft?: number;
}

/** A device that speaks the cgminer API. */
export interface DiscoveredMiner {
  readonly kind: "found";
  readonly endpoint: Endpoint;
  readonly identity: MinerIdentity;
  /** Whether it is of Canaan's Avalon series, known model or not. */
  readonly isAvalon: boolean;
}

/** Something that takes connections and could not be identified, and why. */
export interface UnidentifiedPort {
  readonly kind: "open";
  readonly endpoint: Endpoint;
  readonly code: HearthashErrorCode;
  /** What happened, for people. Holds text of the device: hostile. */
  readonly message: string;
}

/** The end of a scan: the last event. */
export interface DiscoverySummary {
  readonly kind: "done";
  /** Addresses tried. */
  readonly scanned: number;
  /** Miners. */
  readonly found: number;
  /** Open, not identified. */
  readonly open: number;
  readonly refused: number;
  readonly silent: number;
  readonly unreachable: number;
  readonly elapsedMs: number;
}

/** What a scan has to tell, as it comes. */
export type DiscoveryEvent = DiscoveryProgress | DiscoveredMiner | UnidentifiedPort | DiscoverySummary;
