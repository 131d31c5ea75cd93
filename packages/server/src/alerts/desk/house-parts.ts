import type { Fleet } from "../../fleet/index.js";
import type { Journal } from "../../journal/index.js";
import type { ServerClock } from "../../time/index.js";
import type { DayHistory, EnergyPrice } from "../house/day-history.js";
import type { WatchParts } from "./watch-miners.js";

/** What alerts need of the rest. */
export interface HouseParts extends WatchParts {
  readonly fleet: Pick<Fleet, "list" | "get">;
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly timezone: string;
  /** undefined: history is off. */
  readonly history: DayHistory | undefined;
  readonly energyPrice: () => EnergyPrice;
}
