import type { Endpoint, Miner, Pool } from "@hearthash/client";
import type { Actor, AddMiner, ChangeMiner, GuardBadge, SubnetResource } from "@hearthash/contract";
import type { LiveMiner } from "../live/index.js";

/** How a miner is asked for its pools. */
export interface PoolsOptions {
  /** Ends the question; the end of the fleet unless given. Not both: a signal of signals outlives its question. */
  readonly signal?: AbortSignal;
}

/** All miners of the house: what the rest of the server sees of them. */
export interface Fleet {
  /** In the order they were added. */
  list(): readonly LiveMiner[];
  /** By id, or by an id it had before it was identified. */
  get(id: string): LiveMiner | undefined;
  /**
   * The miner of an id.
   *
   * @throws ServerError `not-found`.
   */
  need(id: string): LiveMiner;
  /**
   * Adds a miner and polls it at once.
   *
   * @throws ServerError `conflict` when the address or the identity is known already, `target-refused`.
   */
  add(input: AddMiner, by: Actor): LiveMiner;
  /** @throws ServerError `not-found`. */
  change(id: string, change: ChangeMiner, by: Actor): LiveMiner;
  /** @throws ServerError `not-found`; `conflict` for one of the configuration or the command line. */
  remove(id: string, by: Actor): void;
  /** Polls at the watched interval until the function it gives is called. Without ids: all miners. */
  watch(ids?: readonly string[]): () => void;
  /** Reads its pools in each of its polls (`LiveMiner.pools`) until the function it gives is called. */
  readPools(id: string): () => void;
  /** Shows the guard's word beside a miner. */
  showGuard(id: string, badge: GuardBadge | undefined): void;
  /** Polls now; resolves when the poll has ended, well or not. */
  pollNow(id: string): Promise<LiveMiner>;
  /** The library's handle on a miner, for reads and writes of others: same queue, same identity. */
  handle(id: string): Miner;
  /** @throws HearthashError */
  pools(id: string, options?: PoolsOptions): Promise<readonly Pool[]>;
  /** Networks in which a miner that has moved is looked for. */
  subnets(): readonly string[];
  approveSubnet(cidr: string, by: Actor): void;
  /** Those networks, each with where it comes from. */
  subnetEntries(): readonly SubnetResource[];
  /** Takes an approval back. @throws ServerError `not-found`, `conflict` for one of the configuration. */
  withdrawSubnet(cidr: string, by: Actor): void;
  /** Whether an address is among the miners. */
  knows(endpoint: Endpoint): boolean;
  /** Figures of the polling itself. */
  health(): FleetHealth;
}

/** Figures of the polling itself, since the start. */
export interface FleetHealth {
  readonly polls: number;
  readonly failedPolls: number;
  readonly underWay: number;
  /** How late the last poll of a miner that answers began, and the worst in the last minute, in milliseconds. */
  readonly lagMs: number;
  readonly worstLagMs: number;
}
