import type { PointId } from "@hearthash/client";

/** How a point is kept. */
export interface RecordedPoint {
  /** Its number in the files: given once, never given to another. */
  readonly column: number;
  /** Decimals that are kept. */
  readonly digits: number;
  /** True where the sum over all miners says something. */
  readonly isSummed: boolean;
}

function kept(column: number, digits: number, isSummed = false): RecordedPoint {
  return { column, digits, isSummed };
}

/**
 * What history keeps of each point; null: nothing. A list is kept as its mean. Words and switches are told by the
 * event log, and the uptime by the state and the restarts in it.
 */
export const recordedPoints = {
  hashrateThs: kept(1, 2, true),
  hashrate5mThs: kept(2, 2, true),
  hashrateAvgThs: kept(3, 2, true),
  hashrateTheoreticalThs: kept(4, 2, true),
  powerWallW: kept(5, 0, true),
  powerDcW: kept(6, 0, true),
  powerLimitW: kept(7, 0, true),
  efficiencyJPerTh: kept(8, 1),
  tempInletC: kept(9, 1),
  tempOutletC: kept(10, 1),
  tempHashboardC: kept(11, 1),
  tempChipMaxC: kept(12, 1),
  tempChipAvgC: kept(13, 1),
  tempTargetC: kept(14, 1),
  tempLimitC: kept(15, 1),
  fanRpm: kept(16, 0),
  fanPercent: kept(17, 0),
  frequencyMhz: kept(18, 0),
  uptimeS: null,
  acceptedShares: kept(19, 0),
  rejectedShares: kept(20, 0),
  staleShares: kept(21, 0),
  rejectPercent: kept(22, 2),
  hardwareErrors: kept(23, 0),
  hardwareErrorPercent: kept(24, 2),
  bestShare: kept(25, 0),
  foundBlocks: kept(26, 0),
  workMode: null,
  workLevel: kept(27, 0),
  poolPingMs: kept(28, 0),
  wifiRssiDbm: kept(29, 0),
  lcdOn: null,
} as const satisfies Record<PointId, RecordedPoint | null>;

/** Figures of the whole fleet, beside the sums of points. */
const fleetFigures = {
  minersTotal: kept(60, 0),
  minersOnline: kept(61, 0),
  minersHashing: kept(62, 0),
} as const satisfies Record<string, RecordedPoint>;

/** Everything that is kept, by its public name. */
export const recordedSeries: ReadonlyMap<string, RecordedPoint> = new Map(
  [...Object.entries(recordedPoints), ...Object.entries(fleetFigures)].flatMap(([name, point]) =>
    point === null ? [] : [[name, point] as const],
  ),
);

/** Columns whose sum over all miners is kept for the fleet. */
export const summedColumns: readonly number[] = [...recordedSeries.values()]
  .filter(({ isSummed }) => isSummed)
  .map(({ column }) => column);
