import { useComputed, useSignal } from "@preact/signals";
import type { ChartZoom } from "../../chart/draw-chart.js";
import { chartEvents, loadChartEvents } from "../../live/chart-events.js";
import { charts, loadCharts, type Range, rangeMs, ranges } from "../../live/history.js";
import { Segments } from "../../pieces/segments.js";
import { useEvery } from "../../pieces/use-every.js";
import { ChartView } from "./chart-view.js";
import { marksOf } from "./marks-of.js";
import { MomentLine } from "./moment-line.js";
import { StateStrip } from "./state-strip.js";
import { ZoomLine } from "./zoom-line.js";

const OPTIONS = ranges.map((value) => ({ value, word: value }));

/** How often a chart is read anew. */
const EVERY_MS = 30_000;

const CHARTS = [
  {
    title: "Hashrate",
    unit: "TH/s",
    lines: [{ point: "hashrateThs", label: "Hashrate", color: "--series-1" }],
  },
  { title: "Power", unit: "W", lines: [{ point: "powerWallW", label: "At the wall", color: "--series-2" }] },
  {
    title: "Temperatures",
    unit: "°C",
    lines: [
      { point: "tempChipMaxC", label: "Hottest chip", color: "--series-1" },
      { point: "tempOutletC", label: "Outlet", color: "--series-3" },
      { point: "tempInletC", label: "Inlet", color: "--series-2" },
    ],
  },
] as const;

/** What the miner did over time; one span and one cursor for all charts. */
export function ChartsCard({ minerId }: { readonly minerId: string }) {
  const range = useSignal<Range>("1h");
  const moment = useSignal<number | undefined>(undefined);
  const zoom = useSignal<ChartZoom | undefined>(undefined);
  const showPart = (part: ChartZoom | undefined) => {
    zoom.value = part;
  };
  const marks = useComputed(() => marksOf(chartEvents.value));
  const load = () => {
    void loadCharts(minerId, range.value);
    void loadChartEvents(minerId, Date.now() - rangeMs(range.value));
  };
  useEvery(EVERY_MS, load, `${minerId} ${range.value}`);
  const data = charts.value.get(minerId);
  const result = data?.result;
  const onMoment = (at: number | undefined) => {
    moment.value = at;
  };
  return (
    <section class="card" aria-label="Charts">
      <div class="card-title">
        <h2 class="grow">Over time</h2>
        <a class="small" href={`/events/${encodeURIComponent(minerId)}`}>
          Events
        </a>
        <a
          class="small"
          href={`/api/v1/miners/${encodeURIComponent(minerId)}/history.csv?since=${range.value}`}
          download
        >
          CSV
        </a>
      </div>
      <Segments
        label="Span"
        isSmall
        options={OPTIONS}
        value={range.value}
        onChoose={(value) => {
          range.value = value;
          showPart(undefined);
        }}
      />
      <ZoomLine zoom={zoom.value} onWhole={() => showPart(undefined)} />
      {data?.problem === undefined ? null : <p class="small soft">{data.problem}</p>}
      {result === undefined ? (
        <div class="skeleton chart" />
      ) : (
        <>
          {CHARTS.map((chart) => (
            <ChartView
              key={chart.title}
              {...chart}
              {...{ result, onMoment, marks: marks.value, zoom: zoom.value, onZoom: showPart }}
            />
          ))}
          <StateStrip result={{ ...result, ...zoom.value }} />
          <MomentLine result={{ ...result, ...zoom.value }} marks={marks.value} moment={moment.value} />
        </>
      )}
    </section>
  );
}
