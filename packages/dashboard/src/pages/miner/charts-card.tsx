import { useSignal } from "@preact/signals";
import { charts, loadCharts, type Range, ranges } from "../../live/history.js";
import { Segments } from "../../pieces/segments.js";
import { useEvery } from "../../pieces/use-every.js";
import { ChartView } from "./chart-view.js";

const OPTIONS = ranges.map((value) => ({ value, word: value }));

/** How often a chart is read anew. */
const EVERY_MS = 30_000;

const RATE = [{ point: "hashrateThs", label: "Hashrate", color: "--series-1" }];
const POWER = [{ point: "powerWallW", label: "At the wall", color: "--series-2" }];
const WARMTH = [
  { point: "tempChipMaxC", label: "Hottest chip", color: "--series-1" },
  { point: "tempOutletC", label: "Outlet", color: "--series-3" },
  { point: "tempInletC", label: "Inlet", color: "--series-2" },
];

/** What the miner did over time; one span for all charts. */
export function ChartsCard({ minerId }: { readonly minerId: string }) {
  const range = useSignal<Range>("1h");
  useEvery(EVERY_MS, () => void loadCharts(minerId, range.value), `${minerId} ${range.value}`);
  const data = charts.value.get(minerId);
  const result = data?.result;
  return (
    <section class="card" aria-label="Charts">
      <div class="card-title">
        <h2>Over time</h2>
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
        }}
      />
      {data?.problem === undefined ? null : <p class="small soft">{data.problem}</p>}
      {result === undefined ? (
        <div class="skeleton chart" />
      ) : (
        <>
          <ChartView title="Hashrate" unit="TH/s" result={result} lines={RATE} />
          <ChartView title="Power" unit="W" result={result} lines={POWER} />
          <ChartView title="Temperatures" unit="°C" result={result} lines={WARMTH} />
        </>
      )}
    </section>
  );
}
