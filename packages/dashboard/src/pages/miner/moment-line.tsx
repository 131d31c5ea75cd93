import type { HistoryResult } from "@hearthash/contract";
import type { ChartMark } from "../../chart/chart-series.js";
import { momentText } from "../../format/moments.js";
import { now } from "../../live/now.js";

interface MomentProps {
  readonly result: HistoryResult;
  readonly marks: readonly ChartMark[];
  readonly moment: number | undefined;
}

/** A mark is meant by the cursor when it is within this part of the span. */
const NEAR = 0.015;

/** What happened under the cursor; without one, the last that did. */
export function MomentLine({ result, marks, moment }: MomentProps) {
  const within = marks.filter(({ at }) => at >= result.from && at <= result.to);
  const near = (result.to - result.from) * NEAR;
  const meant = moment === undefined ? within[0] : closest(within, moment, near);
  const count = within.length;
  const words =
    meant === undefined
      ? count === 0
        ? "Nothing happened in this span."
        : `${count} ${count === 1 ? "event" : "events"} in this span.`
      : `${moment === undefined ? "Last: " : ""}${momentText(meant.at, now.value)} · ${meant.text}`;
  return <p class="small soft wrap-anywhere moment-line">{words}</p>;
}

function closest(marks: readonly ChartMark[], moment: number, near: number): ChartMark | undefined {
  const distance = ({ at }: ChartMark) => Math.abs(at - moment);
  return marks
    .filter((mark) => distance(mark) <= near)
    .sort((one, other) => distance(one) - distance(other))[0];
}
