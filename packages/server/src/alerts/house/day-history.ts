import type { EnergyResult, HistoryResult } from "@hearthash/contract";

/** Whose history, and from when to when. */
interface Span {
  readonly minerId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What the digest asks of a history. */
export interface DayHistory {
  query(
    query: Span & {
      readonly points: readonly string[];
      readonly resolution: "1m";
    },
  ): Promise<HistoryResult>;
  energy(span: Span): Promise<Omit<EnergyResult, "cost">>;
}

/** `energy` of the configuration. */
export interface EnergyPrice {
  readonly pricePerKwh?: number | undefined;
  readonly currency: string;
}
