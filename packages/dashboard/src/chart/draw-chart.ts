import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { HistoryResult } from "@hearthash/contract";
import { PLOT_END_PX, timeAxis, valueAxis } from "./chart-axes.js";
import { drawMarks } from "./chart-marks.js";
import type { ChartMark } from "./chart-series.js";
import { type ChartLine, columnsOf } from "./chart-series.js";
import { faded, tokenColor } from "./colors.js";
import { gapSpans, type Span } from "./gap-spans.js";
import { valueRange } from "./value-range.js";

/** What a chart is drawn of. */
export interface ChartInput {
  readonly host: HTMLElement;
  readonly result: HistoryResult;
  readonly lines: readonly ChartLine[];
  /** What the scaled values are in. */
  readonly unit: string;
  readonly scale: (value: number) => number;
  /** What happened in the span: small marks on the time axis. */
  readonly marks: readonly ChartMark[];
  /** Told where the cursor is: a row of the data, or none. */
  readonly onCursor: (row: number | undefined) => void;
  /** The part that is shown; undefined: the whole span. */
  readonly zoom: ChartZoom | undefined;
  /** Told when the reader drags over a part, or back to the whole by a double click. */
  readonly onZoom: (zoom: ChartZoom | undefined) => void;
}

/** A part of a chart's span; Unix milliseconds. */
export interface ChartZoom {
  readonly from: number;
  readonly to: number;
}

const HEIGHT_PX = 180;
const LEAST_WIDTH_PX = 100;
/** Room above the plot: half of the topmost mark. */
const PLOT_TOP_PX = 8;
const USUAL_TYPE_PX = 16;
/** One key for all charts of a page: their cursors move together. */
const SYNC = "hearthash";

/** Draws a chart into its host and gives the way to be rid of it. Gaps stay gaps. */
export function drawChart(input: ChartInput): () => void {
  const { host, result, lines, scale, marks, onCursor, zoom } = input;
  const type = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TYPE_PX;
  const width = () => Math.max(host.clientWidth, LEAST_WIDTH_PX);
  // The first scale is the chart's own, not the reader's wish.
  let isDrawn = false;
  const shape = { type, grid: tokenColor(host, "--line"), text: tokenColor(host, "--text-faint") };
  const chart = new uPlot(
    {
      width: width(),
      height: HEIGHT_PX,
      padding: [PLOT_TOP_PX * type, PLOT_END_PX * type, 0, 0],
      legend: { show: false },
      cursor: { y: false, sync: { key: SYNC }, drag: { x: true, y: false }, points: { size: 6 } },
      scales: { x: { range: shownRange(result) }, y: { range: shownValues(input.unit) } },
      axes: [timeAxis(shape), valueAxis(shape)],
      series: [{}, ...lines.flatMap((line) => seriesOf(host, line, result))],
      bands: lines.map((line, index) => bandOf(host, line, index)),
      hooks: {
        setCursor: [(self) => onCursor(self.cursor.idx ?? undefined)],
        setScale: [(self, key) => (key === "x" && isDrawn ? input.onZoom(zoomOf(self, result)) : undefined)],
        draw: [(self) => drawMarks(self, host, marks)],
      },
    },
    columnsOf(result, lines, scale) as uPlot.AlignedData,
    host,
  );
  if (zoom !== undefined) chart.setScale("x", { min: zoom.from / 1000, max: zoom.to / 1000 });
  // Scales are set behind the current task.
  queueMicrotask(() => {
    isDrawn = true;
  });
  const resized = new ResizeObserver(() => chart.setSize({ width: width(), height: HEIGHT_PX }));
  resized.observe(host);
  return () => {
    resized.disconnect();
    chart.destroy();
  };
}

function seriesOf(host: HTMLElement, { label, color }: ChartLine, result: HistoryResult): uPlot.Series[] {
  const stroke = tokenColor(host, color);
  const gaps = gapsOf(result);
  const edge: uPlot.Series = {
    stroke: "transparent",
    width: 0,
    points: { show: false },
    spanGaps: false,
    gaps,
  };
  return [{ label, stroke, width: 1.75, points: { show: false }, spanGaps: false, gaps }, edge, edge];
}

/** The whole span where all of the data is asked for, else the part that the reader chose. */
function shownRange({ from, to, times }: HistoryResult): uPlot.Range.Function {
  const [first = from, last = to] = [times[0], times.at(-1)];
  return (_chart, min, max) =>
    min * 1000 <= first && max * 1000 >= last ? [from / 1000, to / 1000] : [min, max];
}

/** As wide as the unit needs it, around what is seen of the lines and their bands. */
function shownValues(unit: string): uPlot.Range.Function {
  return (_chart, min, max) => {
    // Of a part in which nothing is known uPlot knows neither.
    if (!Number.isFinite(min ?? Number.NaN) || !Number.isFinite(max ?? Number.NaN)) return [null, null];
    const { low, high } = valueRange({ low: min, high: max }, unit);
    return [low, high];
  };
}

/** The part that is shown; undefined when that is all of it. */
function zoomOf({ scales }: uPlot, { from, to }: HistoryResult): ChartZoom | undefined {
  const { min, max } = scales["x"] ?? {};
  if (min === undefined || min === null || max === undefined || max === null) return undefined;
  const isAll = min * 1000 <= from && max * 1000 >= to;
  return isAll ? undefined : { from: min * 1000, to: max * 1000 };
}

/** Where nothing was known no line may go, also between two rows that have values. */
function gapsOf({ gaps }: HistoryResult): uPlot.Series.GapsRefiner {
  return (chart, _series, _first, _last, nullGaps) => {
    const place = (at: number) => Math.round(chart.valToPos(at / 1000, "x", true));
    return gapSpans(
      nullGaps,
      gaps.map(({ from, to }): Span => [place(from), place(to)]),
    );
  };
}

/** The band lies between the maximum and the minimum of a line. */
function bandOf(host: HTMLElement, { color }: ChartLine, index: number): uPlot.Band {
  const first = 1 + index * 3;
  return { series: [first + 2, first + 1], fill: faded(tokenColor(host, color), 0.15) };
}
