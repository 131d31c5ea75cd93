import type { MinerCell } from "./fleet-store.js";

/** The house's sums, and how many miners they are of: what a miner does not say is not 0. */
export interface Totals {
  readonly miners: number;
  readonly byState: Readonly<Record<string, number>>;
  readonly hashrateThs: number | undefined;
  readonly powerWallW: number | undefined;
  readonly efficiencyJPerTh: number | undefined;
  /** Miners online that do not say their power. */
  readonly withoutPower: number;
}

export function totalsOf(cells: readonly MinerCell[]): Totals {
  const byState: Record<string, number> = {};
  let [hashrate, hashing, power, powered, online] = [0, 0, 0, 0, 0];
  let [pairedPower, pairedHashrate] = [0, 0];
  for (const { row } of cells) {
    const { presence, state, hashrateThs, powerWallW } = row.value;
    const shown = presence === "online" ? String(state) : String(presence);
    byState[shown] = (byState[shown] ?? 0) + 1;
    if (presence !== "online") continue;
    online += 1;
    if (typeof hashrateThs === "number") [hashrate, hashing] = [hashrate + hashrateThs, hashing + 1];
    if (typeof powerWallW === "number") [power, powered] = [power + powerWallW, powered + 1];
    if (typeof hashrateThs === "number" && typeof powerWallW === "number" && hashrateThs > 0) {
      pairedPower += powerWallW;
      pairedHashrate += hashrateThs;
    }
  }
  return {
    miners: cells.length,
    byState,
    hashrateThs: hashing > 0 ? hashrate : undefined,
    powerWallW: powered > 0 ? power : undefined,
    efficiencyJPerTh: pairedHashrate > 0 ? pairedPower / pairedHashrate : undefined,
    withoutPower: online - powered,
  };
}
