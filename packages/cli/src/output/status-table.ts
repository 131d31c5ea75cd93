import { formatEndpoint, isHearthashError, type MinerSnapshot } from "@hearthash/client";
import type { HostResult } from "../hosts/ask-all.js";
import { decimals, duration, whole } from "./figures.js";
import { type Paint, stateText } from "./paint.js";
import { clipped } from "./printable.js";
import { modelName } from "./status-card.js";
import { type Column, renderTable } from "./table.js";

const COLUMNS: readonly Column[] = [
  { title: "MINER", align: "left" },
  { title: "MODEL", align: "left" },
  { title: "STATE", align: "left" },
  { title: "TH/s", align: "right" },
  { title: "WALL W", align: "right" },
  { title: "J/TH", align: "right" },
  { title: "CHIP °C", align: "right" },
  { title: "MODE", align: "left" },
  { title: "UP", align: "right" },
];

/** Many miners, one row each, and their totals. Readable at 80 columns. */
export function statusTable(
  results: readonly HostResult<MinerSnapshot>[],
  paint: Paint,
  width: number,
): string {
  const rows = results.map((result) =>
    result.ok ? minerRow(result.value, paint) : failedRow(result, paint),
  );
  return `${renderTable(COLUMNS, rows, width, paint.faint)}\n\n${totalsLine(results)}`;
}

function minerRow(snapshot: MinerSnapshot, paint: Paint): readonly string[] {
  const { points } = snapshot;
  return [
    shortAddress(snapshot.endpoint),
    clipped(modelName(snapshot).replace(/^Avalon /, ""), 14),
    stateText(paint, snapshot.state),
    points.hashrateThs === undefined ? "" : decimals(points.hashrateThs),
    points.powerWallW === undefined ? "" : whole(points.powerWallW),
    points.efficiencyJPerTh === undefined ? "" : points.efficiencyJPerTh.toFixed(1),
    points.tempChipMaxC === undefined ? "" : whole(points.tempChipMaxC),
    points.workMode ?? "",
    points.uptimeS === undefined ? "" : duration(points.uptimeS),
  ];
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
export function totalsLine(results: readonly HostResult<MinerSnapshot>[]): string {
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
