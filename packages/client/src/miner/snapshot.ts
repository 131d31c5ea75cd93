import type { BoardReading, FanReading } from "../domain/boards.js";
import type { Endpoint } from "../domain/endpoint.js";
import type { MinerIdentity } from "../domain/identity.js";
import type { KnownPoints, PointId, PointSource } from "../domain/points.js";
import type { MinerState } from "../domain/state.js";
import type { ModelDefinition } from "../models/kit/define-model.js";
import { readBoards, readFans } from "../models/kit/read-boards.js";
import { readPoints } from "../models/kit/read-points.js";
import { toReadout } from "../models/kit/readout.js";
import type { IssueList, ParseIssue } from "../wire/issue.js";
import type { GatheredReplies } from "./gather-replies.js";

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

export interface SnapshotParts {
  readonly at: number;
  readonly endpoint: Endpoint;
  readonly identity: MinerIdentity;
  readonly model: ModelDefinition;
  readonly replies: GatheredReplies;
}

/** Reads a snapshot out of the replies of one poll. */
export function toSnapshot(parts: SnapshotParts, issues: IssueList): MinerSnapshot {
  const readout = toReadout(parts.replies);
  issues.addAll([...readout.mm.main.issues, ...readout.mm.boards.issues, ...readout.litestats.issues]);
  const { state, points, sources } = readPoints(parts.model, readout, issues);
  return {
    at: parts.at,
    endpoint: parts.endpoint,
    identity: parts.identity,
    state,
    points,
    sources,
    boards: readBoards(readout),
    fans: readFans(readout),
    issues: issues.all,
    raw: parts.replies,
  };
}
