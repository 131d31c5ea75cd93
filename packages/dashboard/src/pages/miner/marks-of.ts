import type { JournalEntry } from "@hearthash/contract";
import type { ChartMark } from "../../chart/chart-series.js";

const COLORS = {
  info: "--text-faint",
  warning: "--state-starting",
  error: "--state-fault",
} as const satisfies Record<JournalEntry["severity"], string>;

/** Events as marks of a chart. Pools that were read and the like are none: only what has changed the miner. */
export function marksOf(events: readonly JournalEntry[]): readonly ChartMark[] {
  return events
    .filter(
      ({ kind }) => kind.startsWith("miner.") || kind.startsWith("command.") || kind.startsWith("alert."),
    )
    .map(({ at, message, severity }) => ({ at, text: message, color: COLORS[severity] }));
}
