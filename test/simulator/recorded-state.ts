import type { PinnedReadings, PoolCounters } from "@hearthash/simulator";

/**
 * The values the recorded device chose, read out of the recording: the simulator is pinned to them, so that order,
 * number formats, punctuation and texts can be compared byte by byte.
 */
export function pinnedReadings(recorded: string): PinnedReadings {
  return { ...memberReadings(recorded), ...tokenReadings(recorded) };
}

type Members = Readonly<Record<string, (value: number) => PinnedReadings>>;

const members: Members = {
  "MHS av": (value) => ({ averageMhs: value }),
  "MHS 5s": (value) => ({ average5sMhs: value }),
  "MHS 1m": (value) => ({ average1mMhs: value }),
  "MHS 5m": (value) => ({ average5mMhs: value }),
  "MHS 15m": (value) => ({ average15mMhs: value }),
  "GHS av": (value) => ({ averageMhs: value * 1000 }),
  "GHS 5s": (value) => ({ average5sMhs: value * 1000 }),
  "GHS 5m": (value) => ({ average5mMhs: value * 1000 }),
  "Total MH": (value) => ({ totalMh: value }),
  "Found Blocks": (value) => ({ foundBlocks: value }),
  Getworks: (value) => ({ getworks: value }),
  "Local Work": (value) => ({ localWork: value }),
  "Network Blocks": (value) => ({ networkBlocks: value }),
  "Last Valid Work": (value) => ({ lastValidWorkS: value }),
  "Current Block Time": (value) => ({ blockTimeS: value }),
  "Network Difficulty": (value) => ({ networkDifficulty: value }),
};

/** One member of a reply's first data row, in either form. */
function member(recorded: string, key: string): string | undefined {
  const escaped = key.replace(/[%]/g, "\\$&");
  return new RegExp(`[|,{"]${escaped}"?[=:]"?([^,|"}]*)`).exec(recorded)?.[1];
}

function memberReadings(recorded: string): PinnedReadings {
  const pins = Object.entries(members).map(([key, pin]) => {
    const value = member(recorded, key);
    return value === undefined ? {} : pin(Number(value));
  });
  const blockHash = member(recorded, "Current Block Hash");
  return Object.assign({ hardwareErrors: 0, filterMinutes: 0, rssiDbm: -48 }, elapsed(recorded), ...pins, {
    ...(blockHash === undefined ? {} : { blockHash }),
  });
}

/** The service divides by a fraction of seconds it does not show; utility and shares give it away. */
function elapsed(recorded: string): PinnedReadings {
  const shown = member(recorded, "Device Elapsed") ?? member(recorded, "Elapsed");
  const utility = Number(member(recorded, "Utility"));
  const workUtility = Number(member(recorded, "Work Utility"));
  if (workUtility > 0) return { elapsedS: (92_160 * 60) / workUtility };
  if (utility > 0) return { elapsedS: (Number(member(recorded, "Accepted")) * 60) / utility };
  return { elapsedS: Number(shown ?? 0) };
}

/** The tokens of an `MM ID0` string. */
function tokenReadings(recorded: string): PinnedReadings {
  const tokens = new Map(
    [...recorded.matchAll(/([A-Za-z_0-9]+)\[([^\]]*)\]/g)].map(([, key, value]) => [key, value]),
  );
  const list = (key: string) =>
    (tokens.get(key) ?? "")
      .trim()
      .split(/\s+/)
      .map((item) => Number.parseFloat(item));
  const one = (key: string) => list(key)[0] ?? 0;
  if (!tokens.has("GHSspd")) return {};
  const live = { hashrateGhs: one("GHSspd"), outletC: one("OTemp"), fanPercent: one("FanR") };
  if (!tokens.has("Ver")) return live;
  const [, , supplyMv = 0, supplyA = 0, , setRailMv = 0, wallPowerW = 0] = list("PS");
  return {
    ...live,
    systemElapsedS: one("Elapsed"),
    memoryKib: one("MEMFREE"),
    localWorks: one("LW"),
    hardwareErrorPercent: one("DH"),
    chipMaxC: one("TMax"),
    chipAverageC: one("TAvg"),
    targetC: one("TarT"),
    fanRpm: list("Fan1"),
    supplyMv,
    supplyA,
    setRailMv,
    wallPowerW,
    theoreticalGhs: one("GHSmm"),
    averageGhs: (one("WU") * 4.294967296) / 60,
    frequencyMhz: one("Freq"),
    boardMaxC: list("MTmax"),
    boardAverageC: list("MTavg"),
    pingMs: one("PING"),
    pllCounts: list("PLL0"),
    pllMhz: list("SF0"),
    chipC: list("PVT_T0"),
    chipMv: list("PVT_V0"),
    chipWorks: list("MW0"),
    tuning: tokens.get("ATA2") ?? "",
    maxPowerW: one("MPO"),
  };
}

/** Counters of the recorded device's three pools; only the first one was in use. */
export function pinnedPools(recorded: string): readonly Partial<PoolCounters>[] {
  const diff1 = member(recorded, "Diff1 Work") ?? "92160";
  const lastShareS = Number(member(recorded, "Last Share Time") ?? 0);
  const spare = {
    ...{
      getworks: 1,
      accepted: 0,
      rejected: 0,
      stale: 0,
      works: 0,
      lastShareS: 0,
      diff1Shares: 0,
      bestShare: 0,
    },
    ...{ workDifficulty: 2048, shareDifficulty: 0, badWork: 1, blockHeight: 4_294_967_295, blockVersion: 1 },
  };
  return [
    {
      ...spare,
      ...{ getworks: 48, accepted: 22, works: 45, lastShareS, diff1Shares: Number(diff1), bestShare: 2536 },
      ...{ shareDifficulty: 2048, badWork: 48 },
      ...{ timesSent: 25, bytesSent: 2865, timesReceived: 74, bytesReceived: 25_597 },
    },
    { ...spare, timesSent: 6, bytesSent: 501, timesReceived: 9, bytesReceived: 1202 },
    { ...spare, timesSent: 3, bytesSent: 247, timesReceived: 5, bytesReceived: 889 },
  ];
}
