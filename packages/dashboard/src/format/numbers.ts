import { readerLocale } from "./locale.js";

const formats = new Map<string, Intl.NumberFormat>();

/** A number in the reader's own way, with so many decimals. */
export function formatNumber(value: number, decimals: number): string {
  const locale = readerLocale();
  const key = `${locale} ${decimals}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** Large counts short: 12,345 or 3.2 M. */
export function formatCount(value: number): string {
  const steps = [
    [1e12, "T"],
    [1e9, "G"],
    [1e6, "M"],
  ] as const;
  for (const [step, letter] of steps) {
    if (value >= step) return `${formatNumber(value / step, value / step < 10 ? 1 : 0)} ${letter}`;
  }
  return formatNumber(value, 0);
}
