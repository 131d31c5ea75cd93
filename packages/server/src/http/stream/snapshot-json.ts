import { type AlertResource, streamColumns } from "@hearthash/contract";
import type { LiveMiner } from "../../live/index.js";
import { type RowTexts, streamMiner } from "./stream-row.js";

/** Data of event `snapshot`. */
export function snapshotJson(
  epoch: string,
  at: number,
  miners: readonly LiveMiner[],
  rows: RowTexts,
  alerts: readonly AlertResource[],
): string {
  const head = JSON.stringify({ epoch, at, columns: streamColumns }).slice(0, -1);
  const statics = JSON.stringify(miners.map(streamMiner));
  return `${head},"rows":[${miners.map((miner) => rows.of(miner)).join(",")}],"miners":${statics},"alerts":${JSON.stringify(alerts)}}`;
}
