import type { Endpoint, Miner, MinerIdentity } from "@hearthash/client";
import type { GuardBadge } from "@hearthash/contract";
import type { LiveMiner, LiveSnapshot, MinerNotice, PoolReading } from "../live/index.js";
import type { FixedMiner } from "./fleet-options.js";
import type { MinerRow } from "./miner-rows.js";
import type { Standing } from "./standing.js";

/** Who answered at a miner's address instead of it. */
export interface Stranger {
  readonly id: string;
  /** Polls in a row that it answered. */
  readonly count: number;
}

/** Its identity was seen at another address; whether it has moved there shows when its own is asked. */
export interface Claim {
  readonly endpoint: Endpoint;
  /** The miner whose poll showed it; absent for a search. */
  readonly by: MinerEntry | undefined;
  /** Time of a steady clock: only a poll that begins behind it says anything of this. */
  readonly since: number;
}

/** Another live address with the same identity. */
export interface Conflict {
  readonly endpoint: Endpoint;
  /** Checks in a row that did not find it there any more. */
  readonly misses: number;
}

/** Everything the fleet holds of one miner. What others see of it is {@link MinerEntry.live}. */
export class MinerEntry {
  row: MinerRow;
  /** What configuration or command line say of it, while they name it. */
  fixed: FixedMiner | undefined;
  /** The handle on the address it is at. */
  miner: Miner;
  standing: Standing;
  /** What others see of it; `undefined` until it is listed. */
  live: LiveMiner | undefined;
  snapshot: LiveSnapshot | undefined;
  polledAt: number | undefined;
  error: LiveMiner["error"];
  readonly notices = new Map<MinerNotice["code"], MinerNotice>();
  /** How many watch it by name. */
  watchers = 0;
  /** How many want its pools in each poll. */
  poolReaders = 0;
  pools: PoolReading | undefined;
  guard: GuardBadge | undefined;
  stranger: Stranger | undefined;
  claim: Claim | undefined;
  conflict: Conflict | undefined;
  /** Where its identity went, when this turned out to be a known miner at a new address. */
  mergedInto: MinerEntry | undefined;

  constructor(row: MinerRow, fixed: FixedMiner | undefined, miner: Miner, standing: Standing) {
    this.row = row;
    this.fixed = fixed;
    this.miner = miner;
    this.standing = standing;
  }

  get id(): string {
    return this.row.id;
  }

  get endpoint(): Endpoint {
    return this.miner.endpoint;
  }

  get identity(): MinerIdentity | undefined {
    return this.row.identity;
  }

  /** @param at Unix milliseconds. */
  notice(code: MinerNotice["code"], message: string, at: number): void {
    this.notices.set(code, { code, message, since: at });
  }

  /** Whether it can be told apart at another address. */
  get hasRealIdentity(): boolean {
    return isRealIdentity(this.row.identity);
  }
}

/** DNA or MAC; an address is none. */
export function isRealIdentity(identity: MinerIdentity | undefined): boolean {
  return identity !== undefined && (identity.dna !== undefined || identity.mac !== undefined);
}

/** Whether two readings are of one device: a firmware may learn to tell its DNA, or forget to. */
export function isSameDevice(one: MinerIdentity, other: MinerIdentity): boolean {
  if (one.id === other.id) return true;
  if (one.dna !== undefined && other.dna !== undefined) return false;
  return one.mac !== undefined && one.mac === other.mac;
}

/** Longest text of a device that is kept of its identity. */
const TEXT_LENGTH = 200;

/** Device texts may be of any length, and may change with each poll. */
export function boundedIdentity(identity: MinerIdentity): MinerIdentity {
  const parts = Object.entries(identity).map(([name, text]) => [name, String(text).slice(0, TEXT_LENGTH)]);
  return Object.fromEntries(parts) as MinerIdentity;
}
