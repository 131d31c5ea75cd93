import type { HistoryResult } from "@hearthash/contract";
import type { HistoryQuery } from "../history-port.js";
import { type RecordedPoint, recordedSeries } from "../recorded-points.js";
import type { Span } from "../rollup/roll-up.js";
import { stateWords } from "../sample.js";
import type { Aliases } from "../store/aliases.js";
import type { HistoryFiles } from "../store/history-files.js";
import { chooseStep } from "./choose-step.js";
import { gapsIn } from "./covered.js";
import { HourReader } from "./hour-reader.js";
import { type Row, rowsOf } from "./rows.js";
import { coveredBy, stretchesOf } from "./stretches.js";

/** Answers what a history is asked. */
export function answerQuery(
  files: HistoryFiles,
  aliases: Aliases,
  query: HistoryQuery,
  now: number,
): HistoryResult {
  const series = [...new Set(query.points)].flatMap((name) => {
    const point = recordedSeries.get(name);
    return point === undefined ? [] : [{ name, point }];
  });
  const span = { from: query.fromMs, to: query.toMs };
  const chosen = chooseStep(query);
  const wanted = new Set(series.map(({ point }) => point.column));
  const reader = new HourReader(files, aliases, query.minerId, wanted);
  const stretches = stretchesOf(reader, files.clip(span, now), chosen.resolution);
  const parts = stretches.map((stretch) => ({ stretch, ...rowsOf(stretch, chosen) }));
  const covered = stretches.flatMap((stretch) => coveredBy(stretch, now));
  const gaps = gapsIn({ ...span, to: Math.min(span.to, Math.max(now, span.from)) }, covered);
  const rows = parts.flatMap(({ rows, stepMs, stretch }, index) => {
    // Where nothing is kept at all no part stands: the part before it shows the gap.
    const to = parts[index + 1]?.stretch.from ?? span.to;
    return withGaps(rows, stepMs, { from: stretch.from, to }, gaps);
  });
  return {
    minerId: query.minerId,
    ...span,
    parts: parts.map(({ stretch: { resolution, from, to }, stepMs }) => ({
      resolution,
      stepMs: stepMs === 0 ? null : stepMs,
      from,
      to,
    })),
    ...columnsOf(rows),
    points: Object.fromEntries(series.map(({ name, point }) => [name, valuesOf(rows, point)])),
    gaps,
  };
}

/** Puts an empty row where a gap takes at least one row. */
function withGaps(rows: readonly Row[], stepMs: number, part: Span, gaps: readonly Span[]): readonly Row[] {
  const empty = gaps.flatMap(({ from, to }) => {
    const at = stepMs === 0 ? from + 1 : Math.ceil(from / stepMs) * stepMs;
    const isWhole = stepMs === 0 || at + stepMs <= to;
    return isWhole && at >= part.from && at < part.to ? [{ at, values: new Map() }] : [];
  });
  const taken = new Set(rows.map(({ at }) => at));
  return [...rows, ...empty.filter(({ at }) => !taken.has(at))].sort((a, b) => a.at - b.at);
}

function columnsOf(rows: readonly Row[]): Pick<HistoryResult, "times" | "states" | "covered"> {
  return {
    times: rows.map(({ at }) => at),
    states: rows.map(({ state }) => (state === undefined ? null : (stateWords[state] ?? "unknown"))),
    covered: rows.map(({ covered }) => covered ?? null),
  };
}

function valuesOf(rows: readonly Row[], { column, digits }: RecordedPoint): HistoryResult["points"][string] {
  const scale = 10 ** digits;
  const pick = (of: "min" | "avg" | "max") =>
    rows.map(({ values }) => {
      const value = values.get(column)?.[of];
      return value === undefined ? null : Math.round(value * 10) / 10 / scale;
    });
  return { min: pick("min"), avg: pick("avg"), max: pick("max") };
}
