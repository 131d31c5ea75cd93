import type uPlot from "uplot";
import { readerLocale } from "../format/locale.js";
import { timeMarks } from "./time-marks.js";
import { valueMarks } from "./value-marks.js";

/** Room beside the plot, of type of the usual size; the strip of states has the same, see --plot-start, --plot-end. */
const PLOT_START_PX = 48;
/** The same at the right. */
export const PLOT_END_PX = 12;
/** Room below the plot for the marks of time. */
const AXIS_PX = 28;
/** Between the plot and its times: the lowest value stands beside the foot. */
const TIME_GAP_PX = 8;
/** The least from one mark to the next. */
const TIME_SPACE_PX = 64;
const VALUE_SPACE_PX = 30;
const TEXT_PX = 12;

/** How the axes of a chart look. */
export interface AxisShape {
  /** The reader's size of type; 1 is the usual one. */
  readonly type: number;
  /** Colours. */
  readonly grid: string;
  readonly text: string;
}

/** Marks of time below the plot, without lines; one that would be cut off at the right is left out. */
export function timeAxis(shape: AxisShape): uPlot.Axis {
  const { type } = shape;
  return {
    ...common(shape),
    grid: { show: false },
    space: TIME_SPACE_PX * type,
    size: AXIS_PX * type,
    gap: TIME_GAP_PX * type,
    values: (chart, times, _axis, _space, stepS) => {
      const { min = 0, max = 0 } = chart.scales["x"] ?? {};
      const [fromS, toS] = [min ?? 0, max ?? 0];
      const widthPx = chart.width - (PLOT_START_PX + PLOT_END_PX) * type;
      const roomPx = (time: number) => PLOT_END_PX * type + (widthPx * (toS - time)) / (toS - fromS);
      const halfPx = halfWidthPx(chart.ctx, type);
      return timeMarks(times, { locale: readerLocale(), stepS, spanS: toS - fromS }).map((text, index) => {
        const time = times[index];
        return time === undefined || halfPx(text) > roomPx(time) ? null : text;
      });
    },
  };
}

/** Marks of values at the left of the plot, each with a hairline. */
export function valueAxis(shape: AxisShape): uPlot.Axis {
  const { type } = shape;
  return {
    ...common(shape),
    space: VALUE_SPACE_PX * type,
    size: PLOT_START_PX * type,
    values: (_chart, values, _axis, _space, step) => valueMarks(values, step, readerLocale()),
  };
}

function common({ type, grid, text }: AxisShape): uPlot.Axis {
  return {
    stroke: text,
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
    font: fontOf(type),
  };
}

function fontOf(type: number): string {
  return `${TEXT_PX * type}px system-ui`;
}

/** How far a text reaches from its middle. The chart's own font is left as it is. */
function halfWidthPx(context: CanvasRenderingContext2D, type: number): (text: string) => number {
  return (text) => {
    context.save();
    context.font = fontOf(type);
    const { width } = context.measureText(text);
    context.restore();
    return width / 2;
  };
}
