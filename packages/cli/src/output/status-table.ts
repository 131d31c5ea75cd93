import { formatEndpoint, isHearthashError, type MinerSnapshot } from "@hearthash/client";
import type { HostResult } from "../hosts/ask-all.js";
import { decimals, duration, whole } from "./figures.js";
import { type Paint, stateText } from "./paint.js";
import { clipped } from "./printable.js";
import { modelName } from "./status-card.js";
import { type Column, columnWidths, renderTable } from "./table.js";

interface StatusColumn extends Column {
  readonly cell: (snapshot: MinerSnapshot, paint: Paint) => string | undefined;
}

const COLUMNS: readonly StatusColumn[] = [
  { title: "MINER", align: "left", cell: ({ endpoint }) => shortAddress(endpoint) },
  { title: "MODEL", align: "left", cell: (snapshot) => shortModel(snapshot) },
  { title: "STATE", align: "left", cell: ({ state }, paint) => stateText(paint, state) },
  { title: "TH/s", align: "right", cell: ({ points }) => known(points.hashrateThs, decimals) },
  { title: "WALL W", align: "right", cell: ({ points }) => known(points.powerWallW, whole) },
  {
    title: "J/TH",
    align: "right",
    cell: ({ points }) => known(points.efficiencyJPerTh, (value) => value.toFixed(1)),
  },
  {
    title: "CHIP",
    align: "right",
    cell: ({ points }) => known(points.tempChipMaxC, (value) => `${whole(value)}°`),
  },
  { title: "MODE", align: "left", cell: ({ points }) => points.workMode },
  { title: "UP", align: "right", cell: ({ points }) => known(points.uptimeS, duration) },
];

const NO_COLUMN: Column = { title: "", align: "left" };
/** Blanks between two columns. */
const GAP = 2;

/** These make room first, in this order, where the terminal is narrow. */
const DISPENSABLE = ["UP", "MODE", "J/TH"];

/**
 * Many miners, one row each, and their totals. Readable at 80 columns.
 *
 * @param mostRows how many rows there is room for; when there are more, those that need a look come first and the
 * rest is counted.
 */
export function statusTable(
  all: readonly HostResult<MinerSnapshot>[],
  paint: Paint,
  width: number,
  mostRows = Number.POSITIVE_INFINITY,
): string {
  const results = all.length <= mostRows ? all : worstFirst(all).slice(0, mostRows);
  const hidden = all.length - results.length;
  const rows = results.map((result) =>
    result.ok ? COLUMNS.map((column) => column.cell(result.value, paint) ?? "") : failedRow(result, paint),
  );
  const shown = columnsThatFit(rows, width);
  const table = renderTable(
    shown.map((index) => COLUMNS[index] ?? NO_COLUMN),
    rows.map((cells) => shown.map((index) => cells[index] ?? "")),
    width,
    paint.faint,
  );
  const rest = hidden === 0 ? "" : `\n${paint.faint(`and ${whole(hidden)} more`)}`;
  return `${table}${rest}\n\n${totalsLine(all)}`;
}

function worstFirst(results: readonly HostResult<MinerSnapshot>[]): readonly HostResult<MinerSnapshot>[] {
  const isWell = (result: HostResult<MinerSnapshot>) => result.ok && result.value.state === "hashing";
  return [...results.filter((result) => !isWell(result)), ...results.filter(isWell)];
}

/** Which columns there is room for, by their place; the first ones to go are those that are least missed. */
function columnsThatFit(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const widths = columnWidths(COLUMNS, rows);
  const lineWidth = (indices: readonly number[]) =>
    indices.reduce((sum, index) => sum + (widths[index] ?? 0) + GAP, -GAP);
  let shown = COLUMNS.map((_, index) => index);
  for (const title of DISPENSABLE) {
    if (lineWidth(shown) <= width) break;
    shown = shown.filter((index) => COLUMNS[index]?.title !== title);
  }
  return shown;
}

function known(value: number | undefined, format: (value: number) => string): string | undefined {
  return value === undefined ? undefined : format(value);
}

function shortModel(snapshot: MinerSnapshot): string {
  return clipped(modelName(snapshot).replace(/^Avalon /, ""), 12);
}

function failedRow(result: HostResult<MinerSnapshot> & { ok: false }, paint: Paint): readonly string[] {
  const word = isHearthashError(result.error) ? result.error.code : "failed";
  return [shortAddress(result.endpoint), "", paint.bad(`✕ ${word}`)];
}

/** The usual port is not worth its five characters. */
function shortAddress(endpoint: { host: string; port: number }): string {
  return endpoint.port === 4028 ? endpoint.host : formatEndpoint(endpoint);
}

/** Sums of what is known; unknown is left out and said so, not counted as 0. */
function totalsLine(results: readonly HostResult<MinerSnapshot>[]): string {
  const snapshots = results.flatMap((result) => (result.ok ? [result.value] : []));
  const rates = snapshots.flatMap(({ points }) => points.hashrateThs ?? []);
  const watts = snapshots.flatMap(({ points }) => points.powerWallW ?? []);
  const failed = results.length - snapshots.length;
  const parts = [
    `${whole(results.length)} ${results.length === 1 ? "miner" : "miners"}`,
    failed > 0 ? `${whole(failed)} not answering` : "",
    rates.length > 0 ? `${decimals(sum(rates))} TH/s${partOf(rates, snapshots)}` : "",
    watts.length > 0 ? `${whole(sum(watts))} W at the wall${partOf(watts, snapshots)}` : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function partOf(values: readonly number[], all: readonly unknown[]): string {
  return values.length === all.length ? "" : ` (of ${values.length})`;
}

function sum(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}
