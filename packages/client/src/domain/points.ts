/**
 * How a value came about: `measured` by the miner, `configured` by its owner or firmware, `theoretical`,
 * computed from settings and not from work done.
 */
export type PointKind = "measured" | "configured" | "theoretical";

export type PointUnit =
  | "TH/s"
  | "W"
  | "J/TH"
  | "°C"
  | "rpm"
  | "%"
  | "MHz"
  | "s"
  | "ms"
  | "dBm"
  | "count"
  | "word"
  | "number"
  | "boolean";

/** What the catalogue says of one measurement. */
export interface PointDefinition {
  readonly unit: PointUnit;
  readonly kind: PointKind;
  /** Short name for people, in sentence case. */
  readonly label: string;
  readonly description: string;
}

function point(unit: PointUnit, kind: PointKind, label: string, description: string): PointDefinition {
  return { unit, kind, label, description };
}

/**
 * The catalogue: every measurement hearthash knows, once. The names are public contract. Each output (terminal,
 * metrics, MQTT ...) keeps a total map over it, so that a new point does not compile until each has decided.
 */
export const pointCatalogue = {
  hashrateThs: point("TH/s", "measured", "Hashrate", "Hashrate now; 0 in standby because the state says so"),
  hashrate5mThs: point("TH/s", "measured", "Hashrate 5 min", "Hashrate over the last five minutes"),
  hashrateAvgThs: point("TH/s", "measured", "Hashrate average", "Average since the mining process started"),
  hashrateTheoreticalThs: point(
    "TH/s",
    "theoretical",
    "Theoretical hashrate",
    "What the present clocks would give; stays up in standby",
  ),
  powerWallW: point("W", "measured", "Wall power", "Power drawn from the socket"),
  powerDcW: point("W", "measured", "DC power", "Power supply output to the hash boards"),
  powerLimitW: point("W", "configured", "Power limit", "Highest power of the present mode"),
  efficiencyJPerTh: point("J/TH", "measured", "Efficiency", "Wall power by hashrate now"),
  tempInletC: point("°C", "measured", "Inlet", "Air drawn in: near the room's temperature"),
  tempOutletC: point("°C", "measured", "Outlet", "Air blown out"),
  tempHashboardC: point("°C", "measured", "Hash board", "Hash board, outside the chips"),
  tempChipMaxC: point("°C", "measured", "Chip maximum", "Hottest chip"),
  tempChipAvgC: point("°C", "measured", "Chip average", "Mean of the chips"),
  tempTargetC: point("°C", "configured", "Chip target", "Chip temperature the firmware regulates to"),
  tempLimitC: point("°C", "configured", "Room limit", "Room temperature at which heating mode stops"),
  fanRpm: point("rpm", "measured", "Fan speed", "Speed of each fan, in the miner's order"),
  fanPercent: point("%", "measured", "Fan duty", "Duty of the fans"),
  frequencyMhz: point("MHz", "measured", "Frequency", "Weighted mean clock of the chips"),
  uptimeS: point("s", "measured", "Uptime", "Time since the miner started"),
  acceptedShares: point("count", "measured", "Accepted", "Shares the pools accepted"),
  rejectedShares: point("count", "measured", "Rejected", "Shares the pools rejected"),
  staleShares: point("count", "measured", "Stale", "Shares that came too late to be sent"),
  rejectPercent: point("%", "measured", "Reject rate", "Rejected part of the work sent, by difficulty"),
  hardwareErrors: point("count", "measured", "Hardware errors", "Nonces that failed the miner's own check"),
  hardwareErrorPercent: point("%", "measured", "Hardware error rate", "Failed part of all nonces"),
  bestShare: point("count", "measured", "Best share", "Difficulty of the best share since the start"),
  foundBlocks: point("count", "measured", "Blocks found", "Blocks found since the start"),
  workMode: point("word", "configured", "Work mode", "Work mode in the model's own word"),
  workLevel: point("number", "configured", "Work level", "Level within the work mode"),
  poolPingMs: point("ms", "measured", "Pool ping", "Round trip of a share to the pool"),
  wifiRssiDbm: point("dBm", "measured", "Wi-Fi signal", "Signal strength of the Wi-Fi link"),
  lcdOn: point("boolean", "configured", "Display", "Whether the display is on"),
} as const satisfies Record<string, PointDefinition>;

/** Name of a measurement. */
export type PointId = keyof typeof pointCatalogue;

/** All names, in the order of the catalogue. */
export const pointIds = Object.keys(pointCatalogue) as readonly PointId[];

type TextPoint = "workMode";
type ListPoint = "fanRpm";
type BooleanPoint = "lcdOn";

/** The value type of each measurement; all numbers but a word, a list and a switch. */
export type PointValues = {
  readonly [Id in PointId]: Id extends TextPoint
    ? string
    : Id extends ListPoint
      ? readonly number[]
      : Id extends BooleanPoint
        ? boolean
        : number;
};

/** The measurements a miner gave. What is unknown is absent: never 0, NaN or "". */
export type KnownPoints = { readonly [Id in PointId]?: PointValues[Id] };

/** Where a value came from, and how it came about. */
export interface PointSource {
  /** In the miner's own words: `PS[6]`, `GHSspd`, `summary.MHS 5m`. */
  readonly source: string;
  readonly kind: PointKind;
}
