import type { LiveMiner } from "../../live/index.js";
import type { FamilyText, MetricFamily } from "./metric-text.js";

/** A family that every miner may have series of. */
export interface MinerSeries {
  readonly family: MetricFamily;
  /** True when a miner that is away has them too. */
  readonly isOfAway: boolean;
  /** @param id the label of the miner. */
  readonly write: (text: FamilyText, id: string, miner: LiveMiner) => void;
}
