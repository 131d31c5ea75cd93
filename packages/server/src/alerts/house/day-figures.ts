import type { HistoryResult } from "@hearthash/contract";
import type { LiveMiner } from "../../live/index.js";
import { countUp } from "./count-shares.js";
import type { DayHistory, EnergyPrice } from "./day-history.js";

/** When nothing was known of a miner. */
interface MissingTime {
  readonly minerId: string;
  readonly name: string;
  readonly missingMs: number;
  readonly gaps: HistoryResult["gaps"];
}

/** What was measured in a day. What nobody measured is absent, and of whom something is missing stands beside it. */
export interface DayFigures {
  readonly fromMs: number;
  readonly toMs: number;
  readonly energyKwh?: number | undefined;
  /** All of the energy leaves the miners as heat. */
  readonly heatKwh?: number | undefined;
  readonly cost?: { readonly amount: number; readonly currency: string } | undefined;
  /** What the miners did on average while they were known, together. */
  readonly hashrateThs?: number | undefined;
  readonly acceptedShares?: number | undefined;
  readonly rejectedShares?: number | undefined;
  readonly missing: readonly MissingTime[];
  /** Names of those that were read and do not tell their power. */
  readonly withoutPower: readonly string[];
}

/** The day of one miner. */
interface MinerDay {
  readonly hashrateThs: number | undefined;
  readonly energyKwh: number | undefined;
  readonly acceptedShares: number | undefined;
  readonly rejectedShares: number | undefined;
  readonly missing: MissingTime;
  readonly isRead: boolean;
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const MOST_GAPS = 10;

/** Asks the history for the day: one miner behind the other, so that nobody else waits for it. */
export async function dayFigures(
  history: DayHistory,
  miners: readonly LiveMiner[],
  price: EnergyPrice,
  span: Span,
): Promise<DayFigures> {
  const days: (MinerDay & { readonly name: string })[] = [];
  for (const miner of miners) days.push({ ...(await minerDay(history, miner, span)), name: miner.name });
  const energyKwh = sum(days.map((day) => day.energyKwh));
  return {
    ...span,
    hashrateThs: sum(days.map((day) => day.hashrateThs)),
    ...{ energyKwh, heatKwh: energyKwh, cost: costOf(energyKwh, price) },
    acceptedShares: sum(days.map((day) => day.acceptedShares)),
    rejectedShares: sum(days.map((day) => day.rejectedShares)),
    missing: days.map((day) => day.missing).filter(({ missingMs }) => missingMs > 0),
    withoutPower: days.flatMap((day) => (day.isRead && day.energyKwh === undefined ? [day.name] : [])),
  };
}

async function minerDay(history: DayHistory, { id, name }: LiveMiner, span: Span): Promise<MinerDay> {
  const minerId = id;
  const points = ["hashrateThs", "acceptedShares", "rejectedShares"];
  const result = await history.query({ minerId, ...span, points, resolution: "1m" });
  const { energyKwh } = await history.energy({ minerId, ...span });
  const { acceptedShares, rejectedShares } = result.points;
  const missingMs = result.gaps.reduce((total, { from, to }) => total + to - from, 0);
  return {
    hashrateThs: averageOf(result, "hashrateThs"),
    energyKwh: energyKwh ?? undefined,
    acceptedShares: acceptedShares && countUp(acceptedShares),
    rejectedShares: rejectedShares && countUp(rejectedShares),
    missing: { minerId, name, missingMs, gaps: result.gaps.slice(0, MOST_GAPS) },
    isRead: missingMs < span.toMs - span.fromMs,
  };
}

/** The mean over the time for which it is known. */
function averageOf({ points, covered }: HistoryResult, name: string): number | undefined {
  const rows = (points[name]?.avg ?? []).flatMap((value, index) =>
    value === null ? [] : [{ value, weight: covered[index] ?? 0 }],
  );
  const weight = rows.reduce((total, row) => total + row.weight, 0);
  return weight === 0 ? undefined : rows.reduce((total, row) => total + row.value * row.weight, 0) / weight;
}

function costOf(energyKwh: number | undefined, { pricePerKwh, currency }: EnergyPrice): DayFigures["cost"] {
  if (energyKwh === undefined || pricePerKwh === undefined) return undefined;
  return { amount: Math.round(energyKwh * pricePerKwh * 10_000) / 10_000, currency };
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
}
