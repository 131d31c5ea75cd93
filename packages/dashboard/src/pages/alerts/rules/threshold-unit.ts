import { formatNumber } from "../../../format/numbers.js";

/** How a rule's threshold is written and typed: the reader's unit, and the way there and back. */
export interface ThresholdUnit {
  /** Beside the field. */
  readonly word: string;
  readonly shown: (kept: number) => number;
  readonly kept: (shown: number) => number;
  readonly text: (kept: number) => string;
  readonly range: readonly [number, number];
  readonly step: number | "any";
}

const GIGA = 1e9;
const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
const same = (value: number) => value;

/** The unit of a rule, as the server names it, for a reader of this scale. */
export function thresholdUnit(unit: string, scale: "C" | "F"): ThresholdUnit {
  if (unit === "°C" && scale === "F") return FAHRENHEIT;
  if (unit === "°C") return plain("°C", [0, 200]);
  if (unit === "difficulty") return GIGA_DIFFICULTY;
  if (unit === "o'clock") return HOUR;
  return plain(unit, [0, 100]);
}

const FAHRENHEIT: ThresholdUnit = {
  word: "°F",
  shown: (kept) => round(kept * 1.8 + 32, 1),
  kept: (shown) => round((shown - 32) / 1.8, 2),
  text: (kept) => `${short(round(kept * 1.8 + 32, 1))} °F`,
  range: [32, 392],
  step: "any",
};

const GIGA_DIFFICULTY: ThresholdUnit = {
  word: "G (thousand millions)",
  shown: (kept) => kept / GIGA,
  kept: (shown) => shown * GIGA,
  text: (kept) => `difficulty ${short(kept / GIGA)} G`,
  range: [0, GIGA],
  step: "any",
};

const HOUR: ThresholdUnit = {
  word: "o'clock, 0 to 23",
  shown: same,
  kept: same,
  text: (kept) => `${short(kept)}:00`,
  range: [0, 23],
  step: 1,
};

function plain(word: string, range: readonly [number, number]): ThresholdUnit {
  return { word, shown: same, kept: same, text: (kept) => `${short(kept)} ${word}`, range, step: "any" };
}

/** As many decimals as it has, two at most. */
function short(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2);
}
