import type { Endpoint } from "../domain/endpoint.js";
import type { PointId } from "../domain/points.js";
import type { MinerSnapshot } from "../domain/snapshot.js";
import type { HearthashError } from "../errors/hearthash-error.js";
import type { ClientOptions } from "../miner/miner.js";
import type { AbortSignalLike } from "../transport/port.js";
import type { PollPace } from "./poll-schedule.js";

/** What one poll of one miner gave. */
export type PollResult =
  | { readonly ok: true; readonly endpoint: Endpoint; readonly at: number; readonly snapshot: MinerSnapshot }
  | { readonly ok: false; readonly endpoint: Endpoint; readonly at: number; readonly error: HearthashError };

export interface PollFleetOptions extends ClientOptions, PollPace {
  /** Polls under way at a time; 64 by default. */
  readonly concurrency?: number;
  /** Read and give only these points and what they are derived from, and ask only what they need; all by default. */
  readonly points?: readonly PointId[];
  /** Ends the polling; the iteration then ends without an error. */
  readonly signal?: AbortSignalLike;
}
