import type { HistoryResolution } from "@hearthash/contract";
import type { HistoryQuery } from "../history-port.js";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../spans.js";

/** Rows of an answer: by default, and at most. */
const USUAL_ROWS = 500;
const MOST_ROWS = 20_000;

const SECONDS = [5, 10, 15, 30].map((count) => count * 1000);
const MINUTES = [1, 2, 3, 5, 10, 15, 20, 30].map((count) => count * MINUTE_MS);
const HOURS = [1, 2, 3, 6, 12].map((count) => count * HOUR_MS);
const DAYS = [1, 7, 28, 364].map((count) => count * DAY_MS);

/** Steps that fit into each other's borders. */
const steps = [...SECONDS, ...MINUTES, ...HOURS, ...DAYS];

/** From what an answer is computed, and how wide its rows are at least. */
export interface ChosenStep {
  readonly resolution: HistoryResolution;
  /** 0: one row a poll, as long as there are no more than `maxRows`. */
  readonly stepMs: number;
  readonly maxRows: number;
}

/** The finest that fits: `auto` by span and rows, else what was asked for unless it gave too many rows. */
export function chooseStep({ fromMs, toMs, resolution, maxPoints }: HistoryQuery): ChosenStep {
  const maxRows = maxPoints ?? (resolution === "auto" ? USUAL_ROWS : MOST_ROWS);
  const least = stepFor(toMs - fromMs, maxRows);
  if (resolution === "auto") return { ...baseOf(least), maxRows };
  const own = { raw: 0, "1m": MINUTE_MS, "1h": HOUR_MS }[resolution];
  return { resolution, stepMs: resolution === "raw" ? 0 : Math.max(own, least), maxRows };
}

/** The narrowest step that gives no more rows. */
export function stepFor(spanMs: number, maxRows: number): number {
  return steps.find((step) => spanMs / step <= maxRows) ?? 364 * DAY_MS;
}

function baseOf(stepMs: number): { resolution: HistoryResolution; stepMs: number } {
  if (stepMs < MINUTE_MS) return { resolution: "raw", stepMs: 0 };
  return { resolution: stepMs < HOUR_MS ? "1m" : "1h", stepMs };
}
