import { type PointId, pointIds } from "../domain/points.js";
import { type ModelDefinition, readingsOf } from "../models/kit/define-model.js";
import type { Reading, ReadingTable } from "../models/kit/reading.js";
import { wantedPoints } from "../models/kit/wanted-points.js";

/** A command a snapshot asks, and whether a miner may lack it without that being worth an issue. */
export interface NeededCommand {
  readonly command: string;
  readonly isOptional: boolean;
}

/** In the order they are asked. */
const ORDER = ["summary", "estats", "litestats", "stats", "devs", "temps", "fans", "power"] as const;

type SnapshotCommand = (typeof ORDER)[number];

/** The commands that the readings of these points need; the state comes with the bracket text. */
export function neededCommands(
  model: ModelDefinition,
  points?: readonly PointId[],
): readonly NeededCommand[] {
  const needed = new Set<SnapshotCommand>(hasBracketText(model) ? ["estats"] : []);
  for (const id of wantedPoints(points)) {
    const readings = readingsOf(model, id);
    for (const reading of readings) {
      const command = commandOf(reading);
      const isFallback = reading !== readings[0] && command === "litestats";
      if (!isFallback) needed.add(command);
    }
  }
  return ORDER.filter((command) => needed.has(command)).map((command) => ({
    command,
    isOptional: command !== "summary" && command !== "estats",
  }));
}

/** Whether a model speaks in bracket texts at all. */
function hasBracketText(model: ModelDefinition): boolean {
  return pointIds.some((id) => readingsOf(model, id).some((reading) => reading.from === "mm"));
}

const TABLE_COMMANDS: { readonly [Table in ReadingTable]: SnapshotCommand } = {
  summary: "summary",
  devs: "devs",
  stats: "stats",
  temps: "temps",
  fans: "fans",
  power: "power",
};

function commandOf(reading: Reading): SnapshotCommand {
  if ("table" in reading) return TABLE_COMMANDS[reading.table];
  return reading.from === "litestats" ? "litestats" : "estats";
}
