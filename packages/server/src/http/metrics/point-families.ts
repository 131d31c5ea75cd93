import type { PointId } from "@hearthash/client";
import type { MetricFamily } from "./metric-text.js";

/** How a point becomes series. */
export interface PointMetric {
  readonly family: MetricFamily;
  /** What its value is multiplied by to come to the base unit. */
  readonly scale: number;
  /** Label of each value of a list, or of a word. */
  readonly label?: string;
}

interface Options {
  readonly scale?: number;
  readonly label?: string;
}

function metric(type: MetricFamily["type"], name: string, help: string, options: Options = {}): PointMetric {
  const { scale = 1, label } = options;
  const labels = label === undefined ? ["id"] : ["id", label];
  const family = { name: `hearthash_miner_${name}`, type, help, labels };
  return label === undefined ? { family, scale } : { family, scale, label };
}

const gauge = (name: string, help: string, options?: Options) => metric("gauge", name, help, options);
const counter = (name: string, help: string) => metric("counter", name, help);

const tera = { scale: 1e12 };
const percent = { scale: 0.01 };

/** Every point of the catalogue in base units. Total: a new point does not compile until it is decided here. */
export const pointMetrics = {
  hashrateThs: gauge("hashrate_hashes_per_second", "Hashrate now; 0 in standby", tera),
  hashrate5mThs: gauge("hashrate_5m_hashes_per_second", "Hashrate over the last five minutes", tera),
  hashrateAvgThs: gauge(
    "hashrate_average_hashes_per_second",
    "Hashrate since the mining process started",
    tera,
  ),
  hashrateTheoreticalThs: gauge(
    "hashrate_theoretical_hashes_per_second",
    "What the present clocks would give",
    tera,
  ),
  powerWallW: gauge("wall_power_watts", "Power drawn from the socket"),
  powerDcW: gauge("dc_power_watts", "Power supply output to the hash boards"),
  powerLimitW: gauge("power_limit_watts", "Highest power of the present mode"),
  efficiencyJPerTh: gauge("efficiency_joules_per_hash", "Wall power by hashrate now", { scale: 1e-12 }),
  tempInletC: gauge("inlet_temperature_celsius", "Air drawn in"),
  tempOutletC: gauge("outlet_temperature_celsius", "Air blown out"),
  tempHashboardC: gauge("hashboard_temperature_celsius", "Hash board, outside the chips"),
  tempChipMaxC: gauge("chip_temperature_max_celsius", "Hottest chip"),
  tempChipAvgC: gauge("chip_temperature_average_celsius", "Mean of the chips"),
  tempTargetC: gauge("chip_temperature_target_celsius", "Chip temperature the firmware regulates to"),
  tempLimitC: gauge("room_temperature_limit_celsius", "Room temperature at which heating mode stops"),
  fanRpm: gauge("fan_speed_rpm", "Speed of each fan in revolutions per minute", { label: "fan" }),
  fanPercent: gauge("fan_duty_ratio", "Duty of the fans, 0 to 1", percent),
  frequencyMhz: gauge("chip_frequency_hertz", "Weighted mean clock of the chips", { scale: 1e6 }),
  uptimeS: gauge("uptime_seconds", "Time since the miner started"),
  acceptedShares: counter("accepted_shares_total", "Shares the pools accepted"),
  rejectedShares: counter("rejected_shares_total", "Shares the pools rejected"),
  staleShares: counter("stale_shares_total", "Shares that came too late to be sent"),
  rejectPercent: gauge("reject_ratio", "Rejected part of the work sent, by difficulty, 0 to 1", percent),
  hardwareErrors: counter("hardware_errors_total", "Nonces that failed the miner's own check"),
  hardwareErrorPercent: gauge("hardware_error_ratio", "Failed part of all nonces, 0 to 1", percent),
  bestShare: gauge("best_share_difficulty", "Difficulty of the best share since the start"),
  foundBlocks: counter("found_blocks_total", "Blocks found since the start"),
  workMode: gauge("work_mode", "1 for the work mode it is in", { label: "mode" }),
  workLevel: gauge("work_level", "Level within the work mode"),
  poolPingMs: gauge("pool_ping_seconds", "Round trip of a share to the pool", { scale: 0.001 }),
  wifiRssiDbm: gauge("wifi_signal_dbm", "Signal strength of the Wi-Fi link"),
  lcdOn: gauge("display_on", "1 while the display is on"),
} as const satisfies Record<PointId, PointMetric | null>;
