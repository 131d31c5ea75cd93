import type { HistoryResult } from "@hearthash/contract";
import { stateRuns } from "../../chart/state-runs.js";
import { durationText } from "../../format/figure-text.js";

const WIDTH = 1000;
const HEIGHT = 16;

const WORDS: Readonly<Record<string, string>> = {
  hashing: "Hashing",
  standby: "Standby",
  starting: "Starting",
  fault: "Fault",
  offline: "Offline",
};

/** Patterns beside colours, so that the strip can be read without them. */
const PATTERNS = {
  standby: "M0 8 8 0",
  starting: "M4 0v8",
  fault: "M0 0 8 8M0 8 8 0",
} as const;

/** What the miner did, below the charts and on their time axis. */
export function StateStrip({ result }: { readonly result: HistoryResult }) {
  const runs = stateRuns(result);
  if (runs.length === 0) return null;
  const present = Object.keys(WORDS).filter((state) => runs.some((run) => run.state === state));
  return (
    <figure class="stack">
      <svg
        class="state-strip"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`States: ${present.map((state) => shareText(result, state)).join(", ")}`}
      >
        <Patterns />
        {runs.map((run) => (
          <g key={run.from} data-state={run.state}>
            <rect
              class="strip-run"
              x={run.from * WIDTH}
              width={(run.to - run.from) * WIDTH}
              y="1"
              height={HEIGHT - 2}
            />
            {run.state in PATTERNS ? (
              <rect
                fill={`url(#strip-${run.state})`}
                x={run.from * WIDTH}
                width={(run.to - run.from) * WIDTH}
                y="1"
                height={HEIGHT - 2}
              />
            ) : null}
          </g>
        ))}
      </svg>
      <figcaption class="chart-legend">
        {present.map((state) => (
          <span key={state} class="strip-key" data-state={state}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <rect class="strip-run" x="1" y="1" width="14" height="14" />
              {state in PATTERNS ? (
                <rect fill={`url(#strip-${state})`} x="1" y="1" width="14" height="14" />
              ) : null}
            </svg>
            {shareText(result, state)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Patterns() {
  return (
    <defs>
      {Object.entries(PATTERNS).map(([state, path]) => (
        <pattern key={state} id={`strip-${state}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path class="strip-pattern" d={path} />
        </pattern>
      ))}
    </defs>
  );
}

/** A state and for how long it was so. */
function shareText(result: HistoryResult, state: string): string {
  const part = stateRuns(result)
    .filter((run) => run.state === state)
    .reduce((sum, run) => sum + run.to - run.from, 0);
  return `${WORDS[state] ?? state} ${durationText(part * (result.to - result.from))}`;
}
