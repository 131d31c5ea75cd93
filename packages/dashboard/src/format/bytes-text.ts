import { formatNumber } from "./numbers.js";

const STEPS = [
  [1e12, "TB"],
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "kB"],
] as const;

/** A size on disk: 4.2 MB. */
export function bytesText(bytes: number): string {
  for (const [step, unit] of STEPS) {
    if (bytes >= step) return `${formatNumber(bytes / step, bytes / step < 10 ? 1 : 0)} ${unit}`;
  }
  return `${formatNumber(bytes, 0)} B`;
}
