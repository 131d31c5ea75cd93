import type { LiveMiner } from "../../live/index.js";
import type { GuardCounts } from "../routes/guard/guard-api.js";
import type { MetricPagePart } from "./metric-page-part.js";
import { labelText, type MetricFamily } from "./metric-text.js";

function family(type: "gauge" | "counter", name: string, help: string, ...labels: string[]): MetricFamily {
  return { name: `hearthash_guard_${name}`, type, help, labels };
}

const families = {
  miners: family("gauge", "miners", "Miners by the guard's word on them", "state"),
  drifts: family("counter", "drifts_total", "Differences from a pin that were seen"),
  redirects: family(
    "counter",
    "redirects_total",
    "Connections to another host than the pool's that were seen",
  ),
  accepted: family("counter", "accepted_total", "Differences that a person has accepted"),
  restores: family("counter", "restores_total", "Restores, by how far they came", "outcome"),
};

/** Families of the guard. */
export const guardFamilies: readonly MetricFamily[] = Object.values(families);

/** The series of the guard. */
export function addGuard(text: MetricPagePart, miners: readonly LiveMiner[], counts: GuardCounts): void {
  const states = { ok: 0, drifted: 0, paused: 0, off: 0 };
  for (const { guard = "off" } of miners) states[guard] += 1;
  for (const [state, count] of Object.entries(states)) text.add(families.miners, labelText({ state }), count);
  text.add(families.drifts, "", counts.drifts);
  text.add(families.redirects, "", counts.redirects);
  text.add(families.accepted, "", counts.accepted);
  for (const [outcome, count] of Object.entries(counts.restores)) {
    text.add(families.restores, labelText({ outcome }), count);
  }
}
