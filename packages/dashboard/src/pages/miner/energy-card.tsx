import type { EnergyResult } from "@hearthash/contract";
import { costText } from "../../format/cost-text.js";
import { durationText } from "../../format/figure-text.js";
import { type EnergySpan, energySpans, loadMinerEnergy, minerEnergy } from "../../live/miner-energy.js";
import { Figure } from "../../pieces/figure.js";
import { useEvery } from "../../pieces/use-every.js";

const WORDS: Readonly<Record<EnergySpan, string>> = { today: "Today", "7d": "7 days", "30d": "30 days" };

/** Energy moves slowly. */
const EVERY_MS = 60_000;
/** Less than this is a missed poll, not a time for which the power was not known. */
const WORTH_TELLING_MS = 600_000;

/** What came from the wall, which is what the room got as heat. */
export function EnergyCard({ minerId }: { readonly minerId: string }) {
  useEvery(EVERY_MS, () => void loadMinerEnergy(minerId), minerId);
  const energy = minerEnergy.value.get(minerId);
  const month = energy?.spans["30d"];
  return (
    <section class="card" aria-label="Energy">
      <div class="card-title">
        <h2>Energy, all of it heat</h2>
      </div>
      {energy?.problem === undefined ? null : <p class="small soft">{energy.problem}</p>}
      <div class="energy-spans">
        {energySpans.map((span) => {
          const result = energy?.spans[span];
          return (
            <Figure
              key={span}
              label={WORDS[span]}
              value={result?.energyKwh ?? undefined}
              unit="kWh"
              note={costText(result)}
              title={exactText(result)}
            />
          );
        })}
      </div>
      {month === undefined ? null : <p class="small faint">{coverText(month)}</p>}
    </section>
  );
}

function exactText(result: EnergyResult | undefined): string | undefined {
  return result === undefined ? undefined : `Power was known for ${durationText(result.coveredMs)}`;
}

/** Nothing is guessed for the time in which the miner did not say. */
function coverText({ coveredMs, cost }: EnergyResult): string {
  const known = coveredMs < WORTH_TELLING_MS ? "a few minutes so far" : durationText(coveredMs);
  const price = cost === null ? " For the cost, give the price in Settings." : "";
  return `Power was known for ${known} of the last 30 days.${price}`;
}
