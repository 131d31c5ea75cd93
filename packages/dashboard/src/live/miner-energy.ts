import type { EnergyResult } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { api } from "./api.js";
import { problemText } from "./problem.js";

/** Spans of energy that are told. */
export const energySpans = ["today", "7d", "30d"] as const;
export type EnergySpan = (typeof energySpans)[number];

/** Energy of a miner by span, or why it is not known. */
export interface MinerEnergy {
  readonly spans: Partial<Readonly<Record<EnergySpan, EnergyResult>>>;
  readonly problem: string | undefined;
}

/** By miner. */
export const minerEnergy = signal<ReadonlyMap<string, MinerEnergy>>(new Map());

/** Reads a miner's energy. What is there stays when it fails. */
export async function loadMinerEnergy(minerId: string): Promise<void> {
  const before = minerEnergy.value.get(minerId);
  let next: MinerEnergy;
  try {
    const read = async (span: EnergySpan) =>
      [
        span,
        await api<EnergyResult>(`/miners/${encodeURIComponent(minerId)}/energy?${queryOf(span)}`),
      ] as const;
    next = { spans: Object.fromEntries(await Promise.all(energySpans.map(read))), problem: undefined };
  } catch (error) {
    next = { spans: before?.spans ?? {}, problem: problemText(error) };
  }
  minerEnergy.value = new Map(minerEnergy.value).set(minerId, next);
}

/** Today begins at midnight where the reader is. */
function queryOf(span: EnergySpan): string {
  return span === "today" ? `from=${new Date().setHours(0, 0, 0, 0)}` : `since=${span}`;
}
