import { type PointId, pointIds } from "@hearthash/client";
import type { LiveMiner } from "../../live/index.js";
import { deviceText } from "../resources/index.js";
import { labelText, type MetricFamily, type MetricText } from "./metric-text.js";
import { type PointMetric, pointMetrics } from "./point-families.js";

const STATES = ["hashing", "standby", "starting", "fault", "unknown"] as const;

const up: MetricFamily = {
  name: "hearthash_miner_up",
  type: "gauge",
  help: "1 while the miner answers",
  labels: ["id"],
};
const info: MetricFamily = {
  name: "hearthash_miner_info",
  type: "gauge",
  help: "Always 1: what the miner is, to be joined by id",
  labels: ["id", "name", "place", "host", "model", "firmware", "simulated"],
};
const seen: MetricFamily = {
  name: "hearthash_miner_last_seen_timestamp_seconds",
  type: "gauge",
  help: "When its last good poll was",
  labels: ["id"],
};
const state: MetricFamily = {
  name: "hearthash_miner_state",
  type: "gauge",
  help: "1 for the state it is in, 0 for the others",
  labels: ["id", "state"],
};
const notices: MetricFamily = {
  name: "hearthash_miner_notices",
  type: "gauge",
  help: "Things its owner should look at",
  labels: ["id"],
};

const measured: readonly (readonly [PointId, PointMetric])[] = pointIds.map((id) => [id, pointMetrics[id]]);

/** Families of one miner each, in the order in which they are written. */
export const minerFamilies: readonly MetricFamily[] = [
  info,
  up,
  seen,
  notices,
  state,
  ...measured.map(([, { family }]) => family),
];

/** The series of one miner. Of one that is away: who it is, that it is away, since when. */
export function addMiner(text: MetricText, miner: LiveMiner): void {
  const id = labelText({ id: miner.id });
  const isOnline = miner.presence === "online";
  text.add(info, infoLabels(miner), 1);
  text.add(up, id, isOnline ? 1 : 0);
  text.add(seen, id, miner.snapshot === undefined ? undefined : miner.snapshot.at / 1000);
  if (!isOnline) return;
  text.add(notices, id, miner.notices.length);
  for (const one of STATES) text.add(state, `${id},state="${one}"`, one === miner.state ? 1 : 0);
  for (const [point, metric] of measured) addPoint(text, id, metric, miner.snapshot?.points[point]);
}

function infoLabels({ id, name, place = "", endpoint, model, identity, isSimulated }: LiveMiner): string {
  return labelText({
    id,
    name: deviceText(name),
    place,
    host: endpoint.host,
    model: model?.id ?? "",
    firmware: deviceText(identity?.firmware ?? ""),
    simulated: String(isSimulated),
  });
}

function addPoint(
  text: MetricText,
  id: string,
  { family, scale, label = "" }: PointMetric,
  value: number | boolean | string | readonly number[] | undefined,
): void {
  if (value === undefined) return;
  if (typeof value === "number") text.add(family, id, value * scale);
  else if (typeof value === "boolean") text.add(family, id, value ? 1 : 0);
  else if (typeof value === "string")
    text.add(family, `${id},${labelText({ [label]: deviceText(value) })}`, 1);
  else
    for (const [index, one] of value.entries())
      text.add(family, `${id},${label}="${index + 1}"`, one * scale);
}
