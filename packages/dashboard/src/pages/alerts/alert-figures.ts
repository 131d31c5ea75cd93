import type { AlertKind, AlertResource } from "@hearthash/contract";
import { figureText } from "../../format/figure-text.js";
import { formatCount } from "../../format/numbers.js";

/** Value and threshold behind an alert, in the reader's own units. */
export interface AlertFigures {
  readonly value: string;
  readonly threshold: string;
}

/** Where the numbers stand in an alert's data, and in which unit. */
const MEASURED: Readonly<Partial<Record<AlertKind, { readonly value: string; readonly unit: string }>>> = {
  "chip-hot": { value: "value", unit: "°C" },
  "board-hot": { value: "value", unit: "°C" },
  "reject-rate": { value: "value", unit: "%" },
  "hardware-errors": { value: "value", unit: "%" },
  "hashrate-low": { value: "percent", unit: "% of normal" },
};

/** What was measured and where the rule begins; undefined where an alert has no such numbers. */
export function alertFigures({ kind, data }: AlertResource, scale: "C" | "F"): AlertFigures | undefined {
  const measured = MEASURED[kind];
  if (measured === undefined) return undefined;
  const [value, threshold] = [data[measured.value], data["threshold"]];
  if (typeof value !== "number" || typeof threshold !== "number") return undefined;
  return { value: inUnit(value, measured.unit, scale), threshold: inUnit(threshold, measured.unit, scale) };
}

/** What is said of an alert. Temperatures are put into the reader's scale; the rest stands as the server says it. */
export function alertSentence(alert: AlertResource, name: string | undefined, scale: "C" | "F"): string {
  const figures = alertFigures(alert, scale);
  const isHeat = alert.kind === "chip-hot" || alert.kind === "board-hot";
  if (!isHeat || figures === undefined || scale === "C") return alert.text;
  const what = alert.kind === "chip-hot" ? "A chip" : "A hash board";
  return `${what} of ${name ?? "this miner"} is at ${figures.value}.`;
}

function inUnit(value: number, unit: string, scale: "C" | "F"): string {
  if (unit === "% of normal") return `${figureText(value, "%")?.number ?? ""} % of normal`;
  const text = figureText(value, unit, scale);
  return text === undefined ? formatCount(value) : `${text.number} ${text.unit}`;
}
