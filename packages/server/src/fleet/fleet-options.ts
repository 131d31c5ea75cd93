import type { Endpoint, Transport } from "@hearthash/client";
import type { Config, MinerLimits } from "@hearthash/contract";
import type { EventFlow } from "../events/index.js";
import type { Journal } from "../journal/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";

/** Judges whether the server may connect to a host that was named over HTTP: `true`, or why not. */
export type MayConnect = (host: string) => true | string;

/** How often and how much at a time miners are polled. */
export type Polling = Config["polling"];

/** A miner that the configuration or the command line names. What it says explicitly counts. */
export interface FixedMiner {
  readonly endpoint: Endpoint;
  readonly name?: string | undefined;
  readonly place?: string | undefined;
  readonly notes?: string | undefined;
  readonly limits?: Partial<MinerLimits> | undefined;
  readonly source: "config" | "command-line";
}

/** What a fleet is made of. */
export interface FleetOptions {
  readonly store: Database;
  /** The one of the process: its lanes keep to one request per miner. */
  readonly transport: Transport;
  readonly events: EventFlow;
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly polling: Polling;
  /** Networks of the configuration in which a miner that has moved is looked for. */
  readonly subnets: readonly string[];
  readonly fixedMiners: readonly FixedMiner[];
  /** Whether an address is a simulated miner's; none unless given. */
  readonly isSimulated?: ((endpoint: Endpoint) => boolean) | undefined;
  /** Judges addresses that come over HTTP. */
  readonly mayConnect: MayConnect;
  /** Pauses before each search for a lost miner, the last one repeated; 10 s, then 1, 5 and 15 min. */
  readonly searchPausesMs?: readonly number[] | undefined;
}
