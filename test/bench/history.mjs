import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FIRST, fill, HOUR_MS } from "./history/fill.mjs";
import { prometheusBytes, victoriaBytes } from "./history/other-stores.mjs";

/** What history takes on the disk, and how long a chart takes. */
export const history = {
  name: "history",
  async tables({ rounds, isSmall, progress }) {
    const folder = mkdtempSync(join(tmpdir(), "hearthash-bench-"));
    try {
      return [await disk(folder, { isSmall, progress }), await charts(folder, { rounds, isSmall, progress })];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function disk(folder, { isSmall, progress }) {
  const [miners, hours] = isSmall ? [2, 3] : [10, 36];
  const series = new Map();
  progress(`${miners} miners, ${hours} hours`);
  const filled = await fill(join(folder, "many"), {
    miners,
    hours,
    tell: (...poll) => note(series, ...poll),
  });
  const { resolutions, totalBytes } = await filled.history.kept();
  await filled.history.stop();
  const values = [...series.values()].reduce((sum, polls) => sum + polls.length, 0);
  const cells = (bytes) =>
    bytes === undefined ? [undefined, undefined] : [two(bytes / values), two(bytes / 1e6)];
  progress("Prometheus, VictoriaMetrics");
  const rows = [
    { name: "hearthash, each poll", bytes: resolutions[0].bytes },
    { name: "hearthash, minutes, hours and fleet too", bytes: totalBytes },
    { name: "VictoriaMetrics", bytes: await victoriaBytes(folder, series), by: "victoria-metrics" },
    { name: "Prometheus", bytes: prometheusBytes(folder, series), by: "prometheus" },
  ];
  return {
    title: "History on the disk",
    note:
      `${miners} invented Mini 3, polled every 30 s for ${hours} hours: ${values} values. The others get the same ` +
      "values, rounded as hearthash keeps them, and have merged what they can.",
    columns: ["bytes a value", "MB"],
    rows: rows.map(({ name, bytes, by }) => ({
      name,
      cells: cells(bytes),
      remark: bytes === undefined ? `not here (apt-get install ${by})` : undefined,
    })),
    goals: [{ text: "at most 4 bytes a value", value: rows[0].bytes / values, most: 4 }],
    isWrong: filled.problems.length > 0,
  };
}

/** Notes each value by its series: name, then miner, time and value. */
function note(series, id, at, points) {
  for (const [name, value] of Object.entries(points)) {
    const known = typeof value === "number" ? value : value[0];
    const polls = series.get(name) ?? [];
    series.set(name, polls);
    polls.push([id, at, Math.round(known * (DIGITS[name] ?? 1)) / (DIGITS[name] ?? 1)]);
  }
}

/** What is kept with decimals. */
const DIGITS = {
  hashrateThs: 100,
  hashrate5mThs: 100,
  hashrateAvgThs: 100,
  hashrateTheoreticalThs: 100,
  efficiencyJPerTh: 10,
  rejectPercent: 100,
  hardwareErrorPercent: 100,
};

async function charts(folder, { rounds, isSmall, progress }) {
  const days = isSmall ? 1 : 31;
  progress(`one miner, ${days} days`);
  const { history, clock, problems } = await fill(join(folder, "one"), { miners: 1, hours: days * 24 });
  const rows = [];
  for (const [name, hours] of Object.entries({
    "1 hour": 1,
    "24 hours": 24,
    "7 days": 168,
    "30 days": 720,
  })) {
    const query = {
      minerId: "miner0",
      fromMs: Math.max(FIRST, clock.time - hours * HOUR_MS),
      toMs: clock.time,
      points: ["hashrateThs", "powerWallW"],
      resolution: "auto",
    };
    const times = [];
    let result;
    for (let round = 0; round < rounds * 10; round++) {
      const begin = performance.now();
      result = await history.query({ ...query, maxPoints: hours === 720 ? 1000 : 500 });
      times.push(performance.now() - begin);
    }
    times.sort((a, b) => a - b);
    const ms = times[Math.floor(times.length / 2)];
    rows.push({ name, ms, cells: [two(ms), String(result.times.length), result.parts[0]?.resolution ?? ""] });
  }
  await history.stop();
  return {
    title: "Charts of one miner",
    note: "Two points of one miner, polled every 30 s; asked of the thread that writes, answer and all.",
    columns: ["ms", "rows", "from"],
    rows: rows.map(({ name, cells }) => ({ name, cells })),
    goals: [{ text: "30 days in 10 ms", value: rows.at(-1).ms, most: 10 }],
    isWrong: problems.length > 0,
  };
}

function two(value) {
  return value.toFixed(2);
}
