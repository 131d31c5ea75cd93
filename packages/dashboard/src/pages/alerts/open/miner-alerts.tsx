import { alerts } from "../../../live/alerts.js";
import { mayControl } from "../../../live/session.js";
import { AlertLine } from "../alert-line.js";
import { AlertAnswers } from "./alert-answers.js";

/** The open alerts of a miner, on its own page; nothing when there are none. */
export function MinerAlerts({ minerId }: { readonly minerId: string }) {
  const open = alerts.of(minerId);
  if (open.length === 0) return null;
  return (
    <section class="card" aria-label="Open alerts">
      <div class="card-title">
        <h2>{open.length === 1 ? "Open alert" : `Open alerts: ${open.length}`}</h2>
        <a class="small" href={`/events/${encodeURIComponent(minerId)}`}>
          Events of this miner
        </a>
      </div>
      <ul class="alert-list">
        {open.map((alert) => (
          <AlertLine key={alert.id} alert={alert} hasAdvice isAtMiner>
            {mayControl.value ? <AlertAnswers alert={alert} /> : undefined}
          </AlertLine>
        ))}
      </ul>
    </section>
  );
}
