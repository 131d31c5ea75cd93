import type {
  BoardTemps,
  Endpoint,
  MinerIdentity,
  MinerSnapshot,
  MinerState,
  ModelDefinition,
  Pool,
} from "@hearthash/client";
import type { GuardBadge, MinerLimits } from "@hearthash/contract";

/** Something about a miner that its owner should look at. */
export interface MinerNotice {
  readonly code: "identity-conflict" | "another-miner-here" | "moved";
  readonly message: string;
  /** Unix milliseconds. */
  readonly since: number;
}

/** A reading as it is kept: how hot its boards are is there without reading them. */
export interface LiveSnapshot extends MinerSnapshot {
  readonly boardTemps?: BoardTemps;
}

/** What is known of a miner now. Replaced as a whole by each poll, never changed in place. */
export interface LiveMiner {
  /** DNA, else mac-…, else at-<host>-<port>. */
  readonly id: string;
  readonly name: string;
  readonly place: string | undefined;
  readonly notes: string | undefined;
  readonly endpoint: Endpoint;
  /** Who named its address. */
  readonly source: "command-line" | "config" | "owner";
  readonly isSimulated: boolean;
  readonly limits: MinerLimits;
  readonly identity: MinerIdentity | undefined;
  readonly model: ModelDefinition | undefined;
  /** Decided on two polls. */
  readonly presence: "new" | "online" | "offline";
  /** Unix milliseconds. */
  readonly presenceSince: number;
  /** Decided on two polls. */
  readonly state: MinerState;
  /** The last good reading; its `at` says how old it is. */
  readonly snapshot: LiveSnapshot | undefined;
  readonly polledAt: number | undefined;
  /** When it last answered as itself, also before a restart of the server; Unix milliseconds. */
  readonly lastSeenAt?: number | undefined;
  /** How far apart polls are while all is well. */
  readonly pollIntervalMs: number;
  /** Of the last poll; `undefined` when it went well. */
  readonly error: { readonly code: string; readonly message: string } | undefined;
  readonly notices: readonly MinerNotice[];
  /** Its pools, read in the same poll as the snapshot; only while somebody asked for them (`Fleet.readPools`). */
  readonly pools?: PoolReading | undefined;
  /** Id of another device that answered the last poll in its place. */
  readonly strangerId?: string | undefined;
  /** What is shown of the guard; absent: it is not guarded. */
  readonly guard?: GuardBadge | undefined;
}

/** The pools of one poll. */
export interface PoolReading {
  /** Unix milliseconds. */
  readonly at: number;
  readonly list: readonly Pool[];
}
