import { bytesText } from "../../format/bytes-text.js";
import { momentText } from "../../format/moments.js";
import { now } from "../../live/now.js";
import { historyKept } from "../../live/server-settings.js";

const WORDS = { raw: "Each reading", "1m": "Minutes", "1h": "Hours" } as const;

/** How much room the history takes, and how far back it goes. */
export function DiskUse() {
  const kept = historyKept.value;
  if (kept === undefined) return null;
  const { totalBytes, budgetBytes, resolutions, recentBytes, problem } = kept;
  return (
    <div class="stack">
      <p class="small soft">
        {bytesText(totalBytes)} of {bytesText(budgetBytes)} in use.
      </p>
      <progress class="bar" max={budgetBytes} value={totalBytes} aria-label="Room in use" />
      <dl class="pairs">
        {resolutions.map(({ resolution, bytes, oldest }) => (
          <div key={resolution} class="pair">
            <dt>{WORDS[resolution]}</dt>
            <dd>
              {bytesText(bytes)}
              {oldest === null ? "" : `, since ${momentText(oldest, now.value)}`}
            </dd>
          </div>
        ))}
        <div class="pair">
          <dt>The last hours</dt>
          <dd>{bytesText(recentBytes)}</dd>
        </div>
      </dl>
      {problem === null ? null : <p class="notice is-fault">{problem.message}</p>}
    </div>
  );
}
