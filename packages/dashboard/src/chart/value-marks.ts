/** Beyond it numbers are written short, so that they fit beside the plot: 1.2M. */
const LONG = 100_000;
const MOST_DECIMALS = 6;

/** Words of a value axis in the reader's way, all with the decimals that its step needs. */
export function valueMarks(values: readonly number[], step: number, locale: string): string[] {
  const isLong = values.some((value) => Math.abs(value) >= LONG);
  const decimals = decimalsOf(step);
  const format = new Intl.NumberFormat(locale, {
    ...(isLong
      ? { notation: "compact", maximumFractionDigits: 2 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  });
  // What is -0 would be written so.
  return values.map((value) => format.format(value + 0));
}

function decimalsOf(step: number): number {
  let decimals = 0;
  while (decimals < MOST_DECIMALS && Number(step.toFixed(decimals)) !== step) decimals += 1;
  return decimals;
}
