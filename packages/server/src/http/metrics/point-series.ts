import type { PointId } from "@hearthash/client";
import { deviceText } from "../resources/index.js";
import { type FamilyText, labelText } from "./metric-text.js";
import type { MinerSeries } from "./miner-series.js";
import type { PointMetric } from "./point-families.js";

type Value = number | boolean | string | readonly number[] | undefined;

/** The series of one point: a number, a switch as 0 or 1, a word as a label, a list as one series each from 1. */
export function pointSeries(point: PointId, metric: PointMetric): MinerSeries {
  return {
    family: metric.family,
    isOfAway: false,
    write: (text, id, { snapshot }) => writeValue(text, id, metric, snapshot?.points[point]),
  };
}

function writeValue(text: FamilyText, id: string, { scale, label = "" }: PointMetric, value: Value): void {
  if (typeof value === "number") text.add(id, value * scale);
  else if (typeof value === "boolean") text.add(id, value ? 1 : 0);
  else if (typeof value === "string") text.add(`${id},${labelText({ [label]: deviceText(value) })}`, 1);
  else if (value !== undefined) writeList(text, id, { scale, label }, value);
}

function writeList(
  text: FamilyText,
  id: string,
  { scale, label }: Pick<PointMetric, "scale" | "label">,
  values: readonly number[],
): void {
  for (const [index, value] of values.entries()) text.add(`${id},${label}="${index + 1}"`, value * scale);
}
