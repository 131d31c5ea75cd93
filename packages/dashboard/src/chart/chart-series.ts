import type { HistoryResult } from "@hearthash/contract";

/** One line of a chart and the band of its extremes. */
export interface ChartLine {
  readonly point: string;
  readonly label: string;
  /** Token of its colour. */
  readonly color: string;
}

/** Something that happened. */
export interface ChartMark {
  /** Unix milliseconds. */
  readonly at: number;
  readonly text: string;
  /** Token of its colour. */
  readonly color: string;
}

type Column = (number | null)[];

/** Times in seconds, then for each line its mean, minimum and maximum: what uPlot takes. */
export function columnsOf(
  result: HistoryResult,
  lines: readonly ChartLine[],
  scale: (value: number) => number,
): Column[] {
  const empty = result.times.map(() => null);
  const scaled = (column: readonly (number | null)[] | undefined): Column =>
    column?.map((value) => (value === null ? null : scale(value))) ?? empty;
  return [
    result.times.map((time) => time / 1000),
    ...lines.flatMap(({ point }) => {
      const { avg, min, max } = result.points[point] ?? {};
      return [scaled(avg), scaled(min), scaled(max)];
    }),
  ];
}

/** The lines of which something is known. */
export function knownLines(result: HistoryResult, lines: readonly ChartLine[]): readonly ChartLine[] {
  return lines.filter(({ point }) => result.points[point]?.avg.some((value) => value !== null) === true);
}
