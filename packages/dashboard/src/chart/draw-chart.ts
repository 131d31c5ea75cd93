import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { HistoryResult } from "@hearthash/contract";
import { readerLocale } from "../format/locale.js";
import { drawMarks } from "./chart-marks.js";
import type { ChartMark } from "./chart-series.js";
import { type ChartLine, columnsOf } from "./chart-series.js";
import { faded, tokenColor } from "./colors.js";

/** What a chart is drawn of. */
export interface ChartInput {
  readonly host: HTMLElement;
  readonly result: HistoryResult;
  readonly lines: readonly ChartLine[];
  readonly scale: (value: number) => number;
  /** What happened in the span: small marks on the time axis. */
  readonly marks: readonly ChartMark[];
  /** Told where the cursor is: a row of the data, or none. */
  readonly onCursor: (row: number | undefined) => void;
}

const HEIGHT_PX = 180;
/** Room beside the plot; the strip of states below has the same, see --plot-start and --plot-end. */
const PLOT_START_PX = 48;
const PLOT_END_PX = 12;
/** Room below it for the marks of time. */
const AXIS_PX = 28;
/** One key for all charts of a page: their cursors move together. */
const SYNC = "hearthash";

/** Draws a chart into its host and gives the way to be rid of it. Gaps stay gaps. */
export function drawChart(input: ChartInput): () => void {
  const { host, result, lines, scale, marks, onCursor } = input;
  const grid = { stroke: tokenColor(host, "--line"), width: 1 };
  const axis = {
    stroke: tokenColor(host, "--text-faint"),
    grid,
    ticks: { show: false },
    font: "12px system-ui",
  };
  const chart = new uPlot(
    {
      width: Math.max(host.clientWidth, 200),
      height: HEIGHT_PX,
      padding: [8, PLOT_END_PX, 0, 0],
      legend: { show: false },
      cursor: { y: false, sync: { key: SYNC }, drag: { x: true, y: false }, points: { size: 6 } },
      scales: { x: { range: [result.from / 1000, result.to / 1000] } },
      axes: [
        {
          ...axis,
          grid: { show: false },
          space: 72,
          size: AXIS_PX,
          values: (_, times) => times.map(timeText(result)),
        },
        { ...axis, size: PLOT_START_PX },
      ],
      series: [{}, ...lines.flatMap((line) => seriesOf(host, line, result))],
      bands: lines.map((line, index) => bandOf(host, line, index)),
      hooks: {
        setCursor: [(self) => onCursor(self.cursor.idx ?? undefined)],
        draw: [(self) => drawMarks(self, host, marks)],
      },
    },
    columnsOf(result, lines, scale) as uPlot.AlignedData,
    host,
  );
  const resized = new ResizeObserver(() =>
    chart.setSize({ width: Math.max(host.clientWidth, 200), height: HEIGHT_PX }),
  );
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

/** Where nothing was known no line may go, also between two rows that have values. */
function gapsOf({ gaps }: HistoryResult): uPlot.Series.GapsRefiner {
  return (chart, _series, _first, _last, nullGaps) => {
    const place = (at: number) => Math.round(chart.valToPos(at / 1000, "x", true));
    const known = gaps.map(({ from, to }): [number, number] => [place(from), place(to)]);
    return [...nullGaps, ...known].sort(([left], [right]) => left - right);
  };
}

/** The band lies between the maximum and the minimum of a line. */
function bandOf(host: HTMLElement, { color }: ChartLine, index: number): uPlot.Band {
  const first = 1 + index * 3;
  return { series: [first + 2, first + 1], fill: faded(tokenColor(host, color), 0.15) };
}

const TWO_DAYS_MS = 2 * 86_400_000;

/** Marks of the time axis in the reader's way: hours over a short span, days over a long one. */
function timeText({ from, to }: HistoryResult): (seconds: number) => string {
  const format = new Intl.DateTimeFormat(
    readerLocale(),
    to - from > TWO_DAYS_MS ? { day: "numeric", month: "short" } : { hour: "numeric", minute: "2-digit" },
  );
  return (seconds) => format.format(seconds * 1000);
}
