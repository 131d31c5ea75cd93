import { span } from "../desk/moments.js";
import { plainName } from "../desk/names.js";
import type { DayFigures } from "./day-figures.js";
import type { Digest } from "./digest.js";

/** So many are named; of the others their number. */
const NAMED = 3;

/** The digest in a few sentences. */
export function digestText(digest: Digest): string {
  const { openAlerts, alertsOfTheDay } = digest;
  const alerts = `Alerts in the last day: ${alertsOfTheDay}; open now: ${openAlerts}.`;
  return [nowText(digest), ...dayTexts(digest.day), alerts, ...worstTexts(digest)].join(" ");
}

function nowText({ miners, hashing, online, hashrateThs, powerWallW }: Digest): string {
  const work = [
    ...(hashrateThs === undefined ? [] : [`${hashrateThs.toFixed(1)} TH/s`]),
    ...(powerWallW === undefined ? [] : [`${Math.round(powerWallW)} W at the wall`]),
  ];
  const doing = `${hashing} of ${miners} ${miners === 1 ? "miner" : "miners"} hash`;
  const gone = miners - online;
  const away = gone > 0 ? ` ${gone} ${gone === 1 ? "does" : "do"} not answer.` : "";
  return `${[doing, ...work].join(", ")}.${away}`;
}

function dayTexts(day: DayFigures | undefined): readonly string[] {
  if (day === undefined) return ["The figures of the last day are not known: history is off or not ready."];
  const { energyKwh, cost, hashrateThs } = day;
  const figures = [
    energyKwh === undefined ? "energy not known" : `${energyKwh.toFixed(2)} kWh, all of it heat`,
    ...(cost === undefined ? [] : [`${cost.amount.toFixed(2)} ${cost.currency}`]),
    hashrateThs === undefined ? "hashrate not known" : `${hashrateThs.toFixed(1)} TH/s on average`,
    sharesText(day),
  ];
  return [`Last day: ${figures.join("; ")}.`, ...missingTexts(day)];
}

function sharesText({ acceptedShares, rejectedShares }: DayFigures): string {
  if (acceptedShares === undefined) return "shares not known";
  const rejected =
    rejectedShares === undefined ? "rejected ones not known" : `${count(rejectedShares)} rejected`;
  return `${count(acceptedShares)} shares accepted, ${rejected}`;
}

/** What the figures leave out: nothing is guessed for it. */
function missingTexts({ missing, withoutPower }: DayFigures): readonly string[] {
  const longest = [...missing].sort((one, other) => other.missingMs - one.missingMs);
  const gaps = longest.map(({ name, missingMs }) => `${plainName(name)} ${span(missingMs)}`);
  return [
    ...(gaps.length === 0 ? [] : [`Not known, and not in these figures: ${list(gaps)}.`]),
    ...(withoutPower.length === 0
      ? []
      : [`Without a reading of power, and not in the energy: ${list(withoutPower.map(plainName))}.`]),
  ];
}

function worstTexts({ worst }: Digest): readonly string[] {
  return worst.length === 0 ? [] : [`Worst: ${worst.map(({ text }) => text).join(" ")}`];
}

function list(words: readonly string[]): string {
  const rest = words.length - NAMED;
  return `${words.slice(0, NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
