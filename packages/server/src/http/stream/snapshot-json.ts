import { streamColumns } from "@hearthash/contract";
import type { LiveMiner } from "../../live/index.js";
import { type RowTexts, streamMiner } from "./stream-row.js";

/** What a snapshot is made of. */
interface SnapshotParts {
  readonly epoch: string;
  readonly at: number;
  readonly miners: readonly LiveMiner[];
  readonly rows: RowTexts;
}

/** Data of event `snapshot`. */
export function snapshotJson({ epoch, at, miners, rows }: SnapshotParts): string {
  const head = JSON.stringify({ epoch, at, columns: streamColumns }).slice(0, -1);
  const statics = JSON.stringify(miners.map(streamMiner));
  return `${head},"rows":[${miners.map((miner) => rows.of(miner)).join(",")}],"miners":${statics}}`;
}
