import type { ParseIssue } from "../wire/issue.js";
import type { CgminerReply } from "../wire/reply.js";
import type { BoardReading, FanReading } from "./boards.js";
import type { Endpoint } from "./endpoint.js";
import type { MinerIdentity } from "./identity.js";
import type { KnownPoints, PointId, PointSource } from "./points.js";
import type { MinerState } from "./state.js";

/** Replies by command. */
export type GatheredReplies = Readonly<Record<string, CgminerReply>>;

/** Everything a miner said of itself at one moment. */
export interface MinerSnapshot {
  /** Our clock when the replies were in, Unix milliseconds. */
  readonly at: number;
  readonly endpoint: Endpoint;
  readonly identity: MinerIdentity;
  readonly state: MinerState;
  /** What is known; what is not is absent. */
  readonly points: KnownPoints;
  /** Where each point came from. */
  readonly sources: { readonly [Id in PointId]?: PointSource };
  readonly boards: readonly BoardReading[];
  readonly fans: readonly FanReading[];
  /** What was wrong with the replies. */
  readonly issues: readonly ParseIssue[];
  /** The replies as they came, by command. */
  readonly raw: GatheredReplies;
}
