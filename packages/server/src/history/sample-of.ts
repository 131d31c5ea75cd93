import type { PointId } from "@hearthash/client";
import type { LiveMiner } from "../live/index.js";
import { LARGEST } from "./codec/bytes.js";
import { recordedPoints } from "./recorded-points.js";
import { OFFLINE, stateWords, type TakenSample } from "./sample.js";

const columns = Object.entries(recordedPoints).flatMap(([name, recorded]) =>
  recorded === null
    ? []
    : [{ name: name as PointId, column: recorded.column, factor: 10 ** recorded.digits }],
);

/** What the last poll of a miner gave; `undefined` when it says nothing new. */
export function sampleOf(live: LiveMiner): TakenSample | undefined {
  if (live.error !== undefined) return awayOf(live);
  if (live.snapshot === undefined) return undefined;
  const { at, state, points } = live.snapshot;
  const pairs: number[] = [];
  for (const { name, column, factor } of columns) {
    const value = numberOf(points[name]);
    if (value === undefined) continue;
    const scaled = Math.round(value * factor);
    if (Math.abs(scaled) <= LARGEST) pairs.push(column, scaled);
  }
  return { at, intervalMs: live.pollIntervalMs, state: Math.max(0, stateWords.indexOf(state)), pairs };
}

/** A failed poll alone is no news; a miner that is held to be away is. */
function awayOf({ presence, polledAt, pollIntervalMs }: LiveMiner): TakenSample | undefined {
  if (presence !== "offline" || polledAt === undefined) return undefined;
  return { at: polledAt, intervalMs: pollIntervalMs, state: OFFLINE, pairs: [] };
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const mean = value.reduce((sum: number, each: number) => sum + each, 0) / value.length;
  return Number.isFinite(mean) ? mean : undefined;
}
