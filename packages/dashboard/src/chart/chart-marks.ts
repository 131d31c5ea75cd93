import type uPlot from "uplot";
import type { ChartMark } from "./chart-series.js";
import { tokenColor } from "./colors.js";

const HALF_PX = 4;

/** Small triangles that stand on the time axis, each where something happened. */
export function drawMarks(chart: uPlot, host: HTMLElement, marks: readonly ChartMark[]): void {
  const { ctx, bbox } = chart;
  const half = HALF_PX * devicePixelRatio;
  const foot = bbox.top + bbox.height;
  ctx.save();
  for (const { at, color } of marks) {
    const x = chart.valToPos(at / 1000, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.fillStyle = tokenColor(host, color);
    ctx.beginPath();
    ctx.moveTo(x - half, foot);
    ctx.lineTo(x + half, foot);
    ctx.lineTo(x, foot - 2 * half);
    ctx.fill();
  }
  ctx.restore();
}
