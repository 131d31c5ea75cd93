import { pointIds } from "@hearthash/client";
import type { LiveMiner } from "../../live/index.js";
import { deviceText, lastSeenAt } from "../resources/index.js";
import { FamilyText, labelText, type MetricFamily } from "./metric-text.js";
import type { MinerSeries } from "./miner-series.js";
import { pointMetrics } from "./point-families.js";
import { pointSeries } from "./point-series.js";

const STATES = ["hashing", "standby", "starting", "fault", "unknown"] as const;

function gauge(name: string, help: string, ...labels: string[]): MetricFamily {
  return { name: `hearthash_miner_${name}`, type: "gauge", help, labels: ["id", ...labels] };
}

const aboutMiners: readonly MinerSeries[] = [
  {
    family: gauge(
      "info",
      "Always 1: what the miner is, to be joined by id",
      "name",
      "place",
      "host",
      "model",
      "firmware",
      "simulated",
    ),
    isOfAway: true,
    write: (text, id, miner) => text.add(`${id},${infoLabels(miner)}`, 1),
  },
  {
    family: gauge("up", "1 while the miner answers"),
    isOfAway: true,
    write: (text, id, { presence }) => text.add(id, presence === "online" ? 1 : 0),
  },
  {
    family: gauge("last_seen_timestamp_seconds", "When its last good poll was"),
    isOfAway: true,
    write: (text, id, miner) => {
      const at = lastSeenAt(miner);
      text.add(id, at === undefined ? undefined : at / 1000);
    },
  },
  {
    family: gauge("notices", "Things its owner should look at"),
    isOfAway: false,
    write: (text, id, { notices }) => text.add(id, notices.length),
  },
  {
    family: gauge("state", "1 for the state it is in, 0 for the others", "state"),
    isOfAway: false,
    write: (text, id, { state }) => {
      for (const one of STATES) text.add(`${id},state="${one}"`, one === state ? 1 : 0);
    },
  },
];

const allSeries: readonly MinerSeries[] = [
  ...aboutMiners,
  ...pointIds.map((point) => pointSeries(point, pointMetrics[point])),
];

/** Families of one miner each, in the order in which they are written. */
export const minerFamilies: readonly MetricFamily[] = allSeries.map(({ family }) => family);

/** A miner and its label. */
interface Labelled {
  readonly miner: LiveMiner;
  readonly id: string;
}

/** So many miners are written in a row: a millisecond or two. */
const SLICE = 1000;

/**
 * The series of all miners, family by family, some thousand series at a time. Of a miner that is away: who it is, that
 * it is away, since when.
 */
export function* minerTexts(miners: readonly LiveMiner[]): Generator<string> {
  const labelled = miners.map((miner) => ({ miner, id: labelText({ id: miner.id }) }));
  const online = labelled.filter(({ miner }) => miner.presence === "online");
  for (const series of allSeries) yield* familyTexts(series, series.isOfAway ? labelled : online);
}

function* familyTexts({ family, write }: MinerSeries, miners: readonly Labelled[]): Generator<string> {
  let isBegun = false;
  for (let start = 0; start < miners.length; start += SLICE) {
    const text = new FamilyText(family, isBegun);
    for (const { miner, id } of miners.slice(start, start + SLICE)) write(text, id, miner);
    const part = text.toString();
    if (part === "") continue;
    isBegun = true;
    yield part;
  }
}

function infoLabels({ name, place = "", endpoint, model, identity, isSimulated }: LiveMiner): string {
  return labelText({
    name: deviceText(name),
    place,
    host: endpoint.host,
    model: model?.id ?? "",
    firmware: deviceText(identity?.firmware ?? ""),
    simulated: String(isSimulated),
  });
}
