import type { Span } from "../rollup/roll-up.js";

/** What lies within a span and in none of the covered parts. */
export function gapsIn({ from, to }: Span, covered: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let at = from;
  for (const part of [...covered].sort((a, b) => a.from - b.from)) {
    if (part.from > at) gaps.push({ from: at, to: Math.min(part.from, to) });
    at = Math.max(at, part.to);
    if (at >= to) break;
  }
  if (at < to) gaps.push({ from: at, to });
  return gaps.filter((gap) => gap.from < gap.to);
}
