import { formatCount, formatNumber } from "./numbers.js";

/** A value as it is shown: number and unit apart, since the unit is smaller. */
export interface FigureText {
  readonly number: string;
  readonly unit: string;
}

/** How a unit's numbers are written. */
const DECIMALS: Readonly<Record<string, (value: number) => number>> = {
  "TH/s": (value) => (value < 10 ? 2 : value < 1000 ? 1 : 0),
  "J/TH": (value) => (value < 100 ? 1 : 0),
  kWh: (value) => (value < 1 ? 2 : value < 100 ? 1 : 0),
  "%": (value) => (value < 10 && value !== Math.round(value) ? 1 : 0),
};

/** Writes a value in its unit. Temperatures in the reader's scale, durations in words. */
export function figureText(value: unknown, unit: string, scale: "C" | "F" = "C"): FigureText | undefined {
  if (typeof value === "boolean") return { number: value ? "On" : "Off", unit: "" };
  if (typeof value === "string") return { number: sentenceCase(value), unit: "" };
  if (Array.isArray(value)) {
    const numbers = value.filter((item): item is number => typeof item === "number");
    return numbers.length === 0
      ? undefined
      : { number: numbers.map((item) => formatNumber(item, 0)).join(" · "), unit };
  }
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  if (unit === "°C") {
    const degrees = scale === "F" ? value * 1.8 + 32 : value;
    return { number: formatNumber(degrees, 0), unit: scale === "F" ? "°F" : "°C" };
  }
  if (unit === "s") return { number: durationText(value * 1000), unit: "" };
  if (unit === "count") return { number: formatCount(value), unit: "" };
  if (unit === "number") return { number: formatNumber(value, 0), unit: "" };
  return { number: formatNumber(value, DECIMALS[unit]?.(Math.abs(value)) ?? 0), unit };
}

/** 42 s, 12 min, 3 h 20 min, 4 d 2 h. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}

/** A device's word in sentence case. */
function sentenceCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
