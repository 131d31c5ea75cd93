import type { DrillOutcome } from "@hearthash/server";
import type { CliContext } from "../../context.js";
import { paintFor } from "../../output/paint.js";
import { printableJson } from "../../output/printable.js";
import { renderTable } from "../../output/table.js";
import { DRILLS } from "./drill-plan.js";
import type { DrillFlags } from "./guard-flags.js";

/** What a drill has shown. */
export interface DrillReport {
  readonly intervalMs: number;
  /** Until when an alert has to come. */
  readonly alertLimitMs: number;
  readonly isInTime: boolean;
  readonly miners: readonly {
    readonly name: string;
    readonly deed: string;
    readonly restore: string;
    readonly toAlertMs: number | null;
    readonly toRestoreMs: number | null;
    readonly isInTime: boolean;
  }[];
}

const COLUMNS = [
  { title: "MINER", align: "left" },
  { title: "THE STRANGER", align: "left" },
  { title: "RESTORE", align: "left" },
  { title: "ALERT", align: "right" },
  { title: "RESTORED", align: "right" },
] as const;

/** Judges what was measured: an alert has one poll interval and a second; a restore that is set has to come at all. */
export function drillReport(outcomes: readonly DrillOutcome[], intervalMs: number): DrillReport {
  const alertLimitMs = intervalMs + 1000;
  const miners = DRILLS.map(({ name, deed, restore }, index) => {
    const { toAlertMs = null, toRestoreMs = null } = outcomes[index] ?? {};
    const isRestored = restore === "off" || toRestoreMs !== null;
    const isInTime = toAlertMs !== null && toAlertMs <= alertLimitMs && isRestored;
    return { name, deed, restore, toAlertMs, toRestoreMs, isInTime };
  });
  return { intervalMs, alertLimitMs, isInTime: miners.every((one) => one.isInTime), miners };
}

/** The same for people, or for scripts. */
export function drillText(context: CliContext, flags: DrillFlags, report: DrillReport): string {
  if (flags.json) return printableJson(report, 2);
  const paint = paintFor(context, flags.noColor);
  const rows = report.miners.map(({ name, deed, restore, toAlertMs, toRestoreMs }) => [
    name,
    deed,
    restore,
    secondsText(toAlertMs) ?? "never",
    secondsText(toRestoreMs) ?? (restore === "off" ? "–" : "never"),
  ]);
  const table = renderTable(COLUMNS, rows, context.out.columns ?? Number.POSITIVE_INFINITY, paint.faint);
  const bound = `one poll interval (${report.intervalMs / 1000} s) and a second`;
  const verdict = report.isInTime
    ? `${paint.good("✓")} every alert came within ${bound}`
    : `${paint.bad("✗")} not every alert came within ${bound}, or a restore did not come`;
  return `${table}\n\n${verdict}`;
}

function secondsText(ms: number | null): string | undefined {
  return ms === null ? undefined : `${(ms / 1000).toFixed(1)} s`;
}
