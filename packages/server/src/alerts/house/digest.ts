import type { LiveMiner } from "../../live/index.js";
import { freshSnapshot } from "../kinds/fresh.js";

/** The house in numbers. */
export interface Digest {
  readonly miners: number;
  readonly online: number;
  readonly hashing: number;
  readonly hashrateThs: number | undefined;
  readonly powerWallW: number | undefined;
  readonly openAlerts: number;
  readonly alertsOfTheDay: number;
}

/** Sums up the miners; what nobody knows is absent. */
export function digestOf(
  miners: readonly LiveMiner[],
  alerts: Pick<Digest, "openAlerts" | "alertsOfTheDay">,
  now: number,
): Digest {
  const snapshots = miners.map((live) => freshSnapshot({ live, now }));
  return {
    ...alerts,
    miners: miners.length,
    online: miners.filter(({ presence }) => presence === "online").length,
    hashing: miners.filter(({ presence, state }) => presence === "online" && state === "hashing").length,
    hashrateThs: sum(snapshots.map((snapshot) => snapshot?.points.hashrateThs)),
    powerWallW: sum(snapshots.map((snapshot) => snapshot?.points.powerWallW)),
  };
}

/** The digest in a sentence or three. */
export function digestText({ miners, hashing, online, ...rest }: Digest): string {
  const { hashrateThs, powerWallW, openAlerts, alertsOfTheDay } = rest;
  const work = [
    ...(hashrateThs === undefined ? [] : [`${hashrateThs.toFixed(1)} TH/s`]),
    ...(powerWallW === undefined ? [] : [`${Math.round(powerWallW)} W at the wall`]),
  ];
  const doing = `${hashing} of ${miners} ${miners === 1 ? "miner" : "miners"} hash`;
  const away =
    online < miners ? ` ${miners - online} ${miners - online === 1 ? "does" : "do"} not answer.` : "";
  const alerts = `Alerts in the last day: ${alertsOfTheDay}; open now: ${openAlerts}.`;
  return `${[doing, ...work].join(", ")}.${away} ${alerts}`;
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
}
