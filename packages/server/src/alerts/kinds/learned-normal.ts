import type { MinerSnapshot } from "@hearthash/client";
import type { Facts } from "../engine/rule.js";

/** What was learnt of one mode. */
interface Learned {
  readonly meanThs: number;
  /** For how long it was seen, up to the memory's length. */
  readonly seenMs: number;
  readonly at: number;
}

/** Believed after an hour of work in a mode; the mean then follows over a day. */
const TRUSTED_MS = 3_600_000;
const MEMORY_MS = 24 * 3_600_000;
/** Polls further apart than this say nothing of the time between. */
const LONGEST_GAP_MS = 5 * 60_000;
/** The five-minute average still climbs in the first minutes. */
const WARM_UP_MS = 10 * 60_000;
const MOST_MODES = 16;

/** Name of what decides how fast a miner ought to be. */
export function modeKey({ points: { workMode, workLevel } }: MinerSnapshot): string {
  return `${String(workMode ?? "-").slice(0, 40)}/${workLevel ?? "-"}`;
}

/** The usual hashrate in a mode, once it was seen long enough. */
export function learnedNormal(facts: Facts | undefined, key: string): number | undefined {
  const learned = learnedOf(facts)[key];
  return learned !== undefined && learned.seenMs >= TRUSTED_MS ? learned.meanThs : undefined;
}

/** Takes one good reading into the mean of its mode. */
export function learn(facts: Facts | undefined, key: string, valueThs: number, now: number): Facts {
  const all = learnedOf(facts);
  const modeSince = facts?.["mode"] === key ? Number(facts["modeSince"]) : now;
  const base = { ...facts, mode: key, modeSince };
  if (now - modeSince < WARM_UP_MS || valueThs <= 0) return base;
  const before = all[key] ?? { meanThs: valueThs, seenMs: 0, at: now };
  const stepMs = Math.min(Math.max(0, now - before.at), LONGEST_GAP_MS);
  const seenMs = Math.min(before.seenMs + stepMs, MEMORY_MS);
  const weight = seenMs === 0 ? 0 : stepMs / seenMs;
  const meanThs = before.meanThs + (valueThs - before.meanThs) * weight;
  return { ...base, learned: bounded({ ...all, [key]: { meanThs, seenMs, at: now } }) };
}

function learnedOf(facts: Facts | undefined): Readonly<Record<string, Learned>> {
  const learned = facts?.["learned"];
  return typeof learned === "object" && !Array.isArray(learned)
    ? (learned as unknown as Readonly<Record<string, Learned>>)
    : {};
}

/** Modes are a device's words: only the latest few are kept. */
function bounded(all: Readonly<Record<string, Learned>>): Facts {
  const latest = Object.entries(all)
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, MOST_MODES);
  return Object.fromEntries(latest) as unknown as Facts;
}
