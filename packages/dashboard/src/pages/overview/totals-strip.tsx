import { energyToday } from "../../live/history.js";
import { totals } from "../../live/house.js";
import { Figure } from "../../pieces/figure.js";
import { StateMark } from "../../pieces/state-mark.js";
import { energyNote } from "./energy-note.js";
import { isAllOld } from "./is-old.js";

const ORDER = ["fault", "offline", "starting", "standby", "hashing", "unknown", "new"] as const;

/** The house at a glance. */
export function TotalsStrip() {
  const { hashrateThs, powerWallW, efficiencyJPerTh, byState, withoutPower } = totals.value;
  const old = isAllOld();
  const note =
    withoutPower > 0
      ? `without ${withoutPower} that ${withoutPower === 1 ? "does" : "do"} not say`
      : powerWallW === undefined
        ? undefined
        : "all of it heat";
  return (
    <section class="card" aria-label="All miners">
      <div class="totals">
        <Figure label="Hashrate" value={hashrateThs} unit="TH/s" size="total" isOld={old} />
        <Figure label="Wall power" value={powerWallW} unit="W" size="total" note={note} isOld={old} />
        <Figure
          label="Energy, 24 h"
          value={energyToday.value?.energyKwh ?? undefined}
          unit="kWh"
          size="total"
          isOld={old}
          note={energyNote(energyToday.value)}
        />
        <Figure label="Efficiency" value={efficiencyJPerTh} unit="J/TH" size="total" isOld={old} />
        <div class="figure">
          <span class="figure-label">Miners</span>
          <ul class="stack totals-states">
            {ORDER.filter((state) => (byState[state] ?? 0) > 0).map((state) => (
              <li key={state} class="totals-state">
                <span>{byState[state]}</span> <StateMark state={state} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
