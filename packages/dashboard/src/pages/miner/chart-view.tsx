import type { HistoryResult } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type ChartLine, type ChartMark, knownLines } from "../../chart/chart-series.js";
import type { ChartZoom } from "../../chart/draw-chart.js";
import { figureText } from "../../format/figure-text.js";
import { exactMoment } from "../../format/moments.js";
import { temperatureScale, theme } from "../../live/preferences.js";

interface ChartViewProps {
  readonly title: string;
  readonly unit: string;
  readonly result: HistoryResult;
  readonly lines: readonly ChartLine[];
  readonly marks: readonly ChartMark[];
  /** Told the moment under the cursor. */
  readonly onMoment: (at: number | undefined) => void;
  /** The part that all charts of the page show; undefined: the whole span. */
  readonly zoom: ChartZoom | undefined;
  readonly onZoom: (zoom: ChartZoom | undefined) => void;
}

/** A chart and, above it, the values under the cursor: the newest ones while there is none. */
export function ChartView(props: ChartViewProps) {
  const { title, unit, result, lines, marks, onMoment, zoom, onZoom } = props;
  const host = useRef<HTMLDivElement>(null);
  const row = useSignal<number | undefined>(undefined);
  const shown = knownLines(result, lines);
  const isFahrenheit = unit === "°C" && temperatureScale.value === "F";
  useEffect(() => {
    let isGone = false;
    let remove: (() => void) | undefined;
    // The drawing library is loaded with the first chart.
    void import("../../chart/draw-chart.js").then(({ drawChart }) => {
      const element = host.current;
      if (isGone || element === null || shown.length === 0) return;
      remove = drawChart({
        host: element,
        result,
        lines: shown,
        unit: isFahrenheit ? "°F" : unit,
        scale: isFahrenheit ? (value) => value * 1.8 + 32 : (value) => value,
        marks,
        zoom,
        onZoom,
        onCursor: (at) => {
          row.value = at;
          onMoment(at === undefined ? undefined : result.times[at]);
        },
      });
    });
    return () => {
      isGone = true;
      remove?.();
    };
    // A part that the reader chose is drawn by the chart itself; back to the whole is asked for from here.
  }, [result, marks, isFahrenheit, theme.value, zoom === undefined]);
  if (shown.length === 0) return null;
  const at = row.value ?? result.times.length - 1;
  const time = result.times[at];
  return (
    <figure class="stack">
      <figcaption class="card-title">
        <h3>{title}</h3>
        <span class="small faint">
          {row.value === undefined || time === undefined ? "" : exactMoment(time)}
        </span>
      </figcaption>
      <div class="chart-legend">
        {shown.map(({ point, label, color }) => {
          const text = figureText(result.points[point]?.avg[at] ?? undefined, unit, temperatureScale.value);
          return (
            <span key={point} class="chart-key" data-series={color.slice(-1)}>
              {label} {text === undefined ? "–" : `${text.number} ${text.unit}`}
            </span>
          );
        })}
      </div>
      <div class="chart" ref={host} role="img" aria-label={`${title} over time`} />
    </figure>
  );
}
