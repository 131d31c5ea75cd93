/** Fewer values are no line yet. */
const FEWEST = 6;

/** A line without axes: what a value did, not how much it was. Gaps stay gaps. */
export function Sparkline({
  values,
  label,
}: {
  readonly values: readonly (number | null)[];
  readonly label: string;
}) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < FEWEST) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span = high - low || Math.max(Math.abs(high), 1);
  const x = (index: number) => ((index / (values.length - 1)) * 300).toFixed(1);
  const y = (value: number) => (58 - ((value - low) / span) * 52).toFixed(1);
  let path = "";
  let isDown = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) path += `${isDown ? "L" : "M"}${x(index)} ${y(value)}`;
    isDown = value !== null;
  }
  return (
    <svg class="spark" viewBox="0 0 300 64" preserveAspectRatio="none" role="img" aria-label={label}>
      <path class="spark-line" d={path} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
