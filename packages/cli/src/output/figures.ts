import type { KnownPoints, PointId, PointValues } from "@hearthash/client";

type Format<Id extends PointId> = (value: PointValues[Id]) => string;

/**
 * How the terminal prints each measurement. Total over the catalogue: a new point does not compile until it is
 * decided here how it reads.
 */
const figures = {
  hashrateThs: terahash,
  hashrate5mThs: terahash,
  hashrateAvgThs: terahash,
  hashrateTheoreticalThs: terahash,
  powerWallW: (watts) => `${whole(watts)} W`,
  powerDcW: (watts) => `${whole(watts)} W`,
  powerLimitW: (watts) => `${whole(watts)} W`,
  efficiencyJPerTh: (value) => `${value.toFixed(1)} J/TH`,
  tempInletC: celsius,
  tempOutletC: celsius,
  tempHashboardC: celsius,
  tempChipMaxC: celsius,
  tempChipAvgC: celsius,
  tempTargetC: celsius,
  tempLimitC: celsius,
  fanRpm: (fans) => `${fans.map(whole).join(" ")} rpm`,
  fanPercent: (value) => `${whole(value)} %`,
  frequencyMhz: (value) => `${whole(value)} MHz`,
  uptimeS: duration,
  acceptedShares: whole,
  rejectedShares: whole,
  staleShares: whole,
  rejectPercent: percent,
  hardwareErrors: whole,
  hardwareErrorPercent: percent,
  bestShare: large,
  foundBlocks: whole,
  workMode: (word) => word,
  workLevel: (level) => String(level),
  poolPingMs: (value) => `${whole(value)} ms`,
  wifiRssiDbm: (value) => `${value} dBm`,
  lcdOn: (isOn) => (isOn ? "on" : "off"),
} satisfies { readonly [Id in PointId]: Format<Id> };

/** A measurement for people, or `undefined` when it is not known. */
export function figure(points: KnownPoints, id: PointId): string | undefined {
  const value = points[id];
  return value === undefined ? undefined : (figures[id] as (value: unknown) => string)(value);
}

/** Days, hours and minutes: `3d 4h 12m`; seconds only below a minute. */
export function duration(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  const parts = [
    [Math.floor(total / 86_400), "d"],
    [Math.floor(total / 3600) % 24, "h"],
    [Math.floor(total / 60) % 60, "m"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`);
  return shown.length === 0 ? `${total}s` : shown.join(" ");
}

/** Three significant places are what a home miner's rate is good for. */
function terahash(value: number): string {
  return `${decimals(value)} TH/s`;
}

export function decimals(value: number): string {
  if (value >= 1000) return whole(value);
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function celsius(value: number): string {
  return `${Math.round(value * 10) / 10} °C`;
}

function percent(value: number): string {
  return `${value.toFixed(2)} %`;
}

/** 224199508 as `224 M`: a share's difficulty is about its size, not its digits. */
function large(value: number): string {
  const units = ["", " k", " M", " G", " T", " P"];
  let rest = value;
  let unit = 0;
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  return unit === 0 ? whole(rest) : `${decimals(rest)}${units[unit]}`;
}
