/** Nothing that a miner says is finer. */
const MOST_DECIMALS = 4;

/** How many decimals tell the marks of an axis apart. */
export function markDecimals(marks: readonly number[]): number {
  const steps = marks.slice(1).map((mark, index) => Math.abs(mark - (marks[index] ?? mark)));
  const step = Math.min(...steps.filter((one) => one > 0), 1);
  let decimals = 0;
  while (decimals < MOST_DECIMALS && !isWhole(step * 10 ** decimals)) decimals += 1;
  return decimals;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}
