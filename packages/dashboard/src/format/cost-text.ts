import type { EnergyResult } from "@hearthash/contract";
import { readerLocale } from "./locale.js";
import { formatNumber } from "./numbers.js";

/** What energy cost, where its price is known. */
export function costText(energy: EnergyResult | undefined): string | undefined {
  const cost = energy?.cost;
  if (cost === null || cost === undefined) return undefined;
  try {
    const { currency, amount } = cost;
    return new Intl.NumberFormat(readerLocale(), { style: "currency", currency }).format(amount);
  } catch {
    return `${formatNumber(cost.amount, 2)} ${cost.currency}`;
  }
}
