import type { Endpoint } from "../domain/endpoint.js";
import type { MinerIdentity } from "../domain/identity.js";
import type { PointId } from "../domain/points.js";
import type { GatheredReplies, MinerSnapshot } from "../domain/snapshot.js";
import type { ModelDefinition } from "../models/kit/define-model.js";
import { readBoards, readFans } from "../models/kit/read-boards.js";
import { readPoints } from "../models/kit/read-points.js";
import type { Readout } from "../models/kit/readout.js";
import type { IssueList } from "../wire/issue.js";

/** What a snapshot is read out of. */
export interface SnapshotParts {
  readonly at: number;
  readonly endpoint: Endpoint;
  readonly identity: MinerIdentity;
  readonly model: ModelDefinition;
  readonly replies: GatheredReplies;
  /** The same replies, read once. */
  readonly readout: Readout;
  /** The points that are wanted; all of them where none are named. */
  readonly wanted: readonly PointId[] | undefined;
}

/** Reads a snapshot out of the replies of one poll. */
export function toSnapshot(parts: SnapshotParts, issues: IssueList): MinerSnapshot {
  const { readout } = parts;
  issues.addAll([...readout.mm.main.issues, ...readout.mm.boards.issues, ...readout.litestats.issues]);
  const { state, points, sources } = readPoints(parts.model, readout, issues, parts.wanted);
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
