import type { AlertResource } from "@hearthash/contract";
import type { LiveMiner } from "../../live/index.js";
import { freshSnapshot } from "../kinds/fresh.js";
import type { DayFigures } from "./day-figures.js";

/** The house in numbers. */
export interface Digest {
  readonly miners: number;
  readonly online: number;
  readonly hashing: number;
  readonly hashrateThs: number | undefined;
  readonly powerWallW: number | undefined;
  readonly openAlerts: number;
  readonly alertsOfTheDay: number;
  /** The worst alerts of the day, the worst first. */
  readonly worst: readonly Pick<AlertResource, "id" | "kind" | "minerId" | "severity" | "text">[];
  /** undefined: history is off or could not be asked. */
  readonly day: DayFigures | undefined;
}

/** Sums up the miners as they are now; what nobody knows is absent. */
export function digestOf(
  miners: readonly LiveMiner[],
  rest: Pick<Digest, "openAlerts" | "alertsOfTheDay" | "worst" | "day">,
  now: number,
): Digest {
  const snapshots = miners.map((live) => freshSnapshot({ live, now }));
  return {
    ...rest,
    miners: miners.length,
    online: miners.filter(({ presence }) => presence === "online").length,
    hashing: miners.filter(({ presence, state }) => presence === "online" && state === "hashing").length,
    hashrateThs: sum(snapshots.map((snapshot) => snapshot?.points.hashrateThs)),
    powerWallW: sum(snapshots.map((snapshot) => snapshot?.points.powerWallW)),
  };
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
}
