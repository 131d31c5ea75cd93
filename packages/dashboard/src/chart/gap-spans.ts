/** A stretch of the canvas, from left to right. */
export type Span = [left: number, right: number];

/**
 * Stretches that no line may cross, in order and none within another: uPlot clips from the end of one to the
 * beginning of the next, so that a short one inside a long one would let the line through again.
 */
export function gapSpans(...lists: readonly (readonly Readonly<Span>[])[]): Span[] {
  const sorted = lists.flat().sort(([one], [other]) => one - other);
  const spans: Span[] = [];
  for (const [left, right] of sorted) {
    const last = spans.at(-1);
    if (last !== undefined && left <= last[1]) last[1] = Math.max(last[1], right);
    else spans.push([left, right]);
  }
  return spans;
}
