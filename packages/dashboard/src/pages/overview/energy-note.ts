import type { EnergyResult } from "@hearthash/contract";
import { costText } from "../../format/cost-text.js";
import { durationText } from "../../format/figure-text.js";

/** Less than this is not known: a missed poll or a restart. */
const WORTH_TELLING_MS = 3_600_000;

/** What the energy cost, and of which part of the day it is: a server of an hour ago knows no day. */
export function energyNote(energy: EnergyResult | undefined): string | undefined {
  if (energy === undefined || energy.energyKwh === null) return undefined;
  const known = energy.missingMs < WORTH_TELLING_MS ? undefined : `of ${durationText(energy.coveredMs)}`;
  const words = [costText(energy), known].filter((word) => word !== undefined);
  return words.length === 0 ? undefined : words.join(" · ");
}
