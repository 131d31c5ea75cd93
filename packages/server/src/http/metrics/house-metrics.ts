import type { FleetResource } from "@hearthash/contract";
import type { MetricPagePart } from "./metric-page-part.js";
import { labelText, type MetricFamily } from "./metric-text.js";

function family(name: string, help: string, ...labels: string[]): MetricFamily {
  return { name: `hearthash_fleet_${name}`, type: "gauge", help, labels };
}

const families = {
  miners: family("miners", "Miners by presence", "presence"),
  states: family("state_miners", "Miners that are online, by state", "state"),
  hashrate: family("hashrate_hashes_per_second", "Hashrate of the miners whose hashrate is known"),
  power: family("wall_power_watts", "Wall power of the miners whose power is known"),
  known: family("known_miners", "Miners that a sum is of", "sum"),
  notices: family("notice_miners", "Miners with something their owner should look at"),
};

/** Families of all miners together. */
export const houseFamilies: readonly MetricFamily[] = Object.values(families);

/** The series of all miners together. */
export function addHouse(text: MetricPagePart, fleet: FleetResource): void {
  const { hashrateThs, powerWallW } = fleet;
  for (const [presence, count] of Object.entries(fleet.presence)) {
    text.add(families.miners, labelText({ presence }), count);
  }
  for (const [state, count] of Object.entries(fleet.states)) {
    text.add(families.states, labelText({ state }), count);
  }
  text.add(families.hashrate, "", hashrateThs.value === null ? undefined : hashrateThs.value * 1e12);
  text.add(families.power, "", powerWallW.value ?? undefined);
  text.add(families.known, labelText({ sum: "hashrate" }), hashrateThs.miners);
  text.add(families.known, labelText({ sum: "power" }), powerWallW.miners);
  text.add(families.notices, "", fleet.notices);
}
