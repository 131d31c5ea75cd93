import type { EnergyResult, HistoryResult } from "@hearthash/contract";
import { signal } from "@preact/signals";
import type { SparkSource } from "../chart/spark-path.js";
import { api } from "./api.js";
import { problemText } from "./problem.js";

/** Spans of a chart. */
export const ranges = ["1h", "6h", "24h", "7d", "30d"] as const;
export type Range = (typeof ranges)[number];

const RANGE_MS: Readonly<Record<Range, number>> = {
  "1h": 3_600_000,
  "6h": 21_600_000,
  "24h": 86_400_000,
  "7d": 604_800_000,
  "30d": 2_592_000_000,
};

/** How long a span is. */
export function rangeMs(range: Range): number {
  return RANGE_MS[range];
}

/** What a chart shows: the server's answer, or why there is none. */
export interface ChartData {
  readonly range: Range;
  readonly result: HistoryResult | undefined;
  readonly problem: string | undefined;
}

/** Points of the miner page's charts. */
const CHARTED = "hashrateThs,powerWallW,tempInletC,tempOutletC,tempChipMaxC,tempChipAvgC,fanPercent";

/** The charts of the miner that is open. */
export const charts = signal<ReadonlyMap<string, ChartData>>(new Map());
/** Hashrate of the last hour by miner, for the small lines on the cards. */
export const lastHour = signal<ReadonlyMap<string, SparkSource>>(new Map());
/** Energy of the house in the last 24 hours. */
export const energyToday = signal<EnergyResult | undefined>(undefined);

/** Reads a span of a miner's history. What is shown stays when it fails. */
export async function loadCharts(minerId: string, range: Range): Promise<void> {
  const before = charts.value.get(minerId);
  let next: ChartData;
  try {
    const path = `/miners/${encodeURIComponent(minerId)}/history?points=${CHARTED}&since=${range}&maxPoints=600`;
    next = { range, result: await api<HistoryResult>(path), problem: undefined };
  } catch (error) {
    next = {
      range,
      result: before?.range === range ? before.result : undefined,
      problem: problemText(error),
    };
  }
  charts.value = new Map(charts.value).set(minerId, next);
}

/** Reads the last hour of these miners, one after the other: nobody waits for a small line. */
export async function loadLastHours(minerIds: readonly string[]): Promise<void> {
  for (const id of minerIds) {
    try {
      const path = `/miners/${encodeURIComponent(id)}/history?points=hashrateThs&since=1h&maxPoints=60`;
      const { from, to, times, gaps, points } = await api<HistoryResult>(path);
      const values = points["hashrateThs"]?.avg ?? [];
      lastHour.value = new Map(lastHour.value).set(id, { from, to, times, gaps, values });
    } catch {
      // No line is better than a wrong one; the next round may have it.
    }
  }
}

export async function loadEnergy(): Promise<void> {
  try {
    energyToday.value = await api<EnergyResult>("/fleet/energy?since=24h");
  } catch {
    energyToday.value = undefined;
  }
}
