import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMany } from "@hearthash/simulator";
import { compare, median } from "./kit/compare.mjs";
import { addressAt } from "./kit/replayed-fleet.mjs";
import { figure, tableOf } from "./kit/table.mjs";
import { hearthashBin, peer, runs, shellWords } from "./kit/tools.mjs";

const FIRST = "127.76.0.1";
const SIZES = [
  ["80 columns, 24 rows", 80, 24],
  ["200 columns, 60 rows", 200, 60],
];

/** The live view of many miners, in a pseudo-terminal. */
export const watch = {
  name: "watch",
  async tables({ rounds, isSmall, progress }) {
    const [count, intervalS, intervals] = isSmall ? [30, 0.5, 2] : [1000, 5, 3];
    const folder = mkdtempSync(join(tmpdir(), "hearthash-bench-"));
    const simulator = await startMany({ model: "mini3", count, host: FIRST, port: 0, requestLog: 0 });
    const range = `${FIRST}-${addressAt(FIRST, count - 1)}:${simulator.miners[0].port}`;
    const args = ["watch", "-H", range, "-i", String(intervalS), "--count", String(intervals)];
    const check = (run) => (run.says && run.units > 0 ? undefined : `did not show ${count} miners`);
    try {
      const contenders = SIZES.map((size) => watching(size, args, { folder, intervalS, count }));
      // Three rounds are enough of a view that runs for a quarter of a minute.
      const comparison = await compare(contenders, { rounds: Math.min(rounds, 3), check, progress });
      return [table(comparison, { count, intervalS })];
    } finally {
      await simulator.stop();
      rmSync(folder, { recursive: true });
    }
  },
};

function watching([name, columns, rows], args, { folder, intervalS, count }) {
  if (!runs("script", "--version")) return { name, missing: "no script here (apt-get install bsdutils)" };
  const report = join(folder, "report.json");
  const program = shellWords([process.execPath, "--import", peer("watch-probe.mjs"), hearthashBin, ...args]);
  return {
    name,
    command: ["script", "-qefc", `stty cols ${columns} rows ${rows}; exec ${program}`, "/dev/null"],
    env: {
      TERM: "xterm-256color",
      WATCH_PROBE_REPORT: report,
      WATCH_PROBE_AFTER_MS: String(intervalS * 1000),
    },
    read(stdout) {
      const said = `${String(count).replace(/(?=\d{3}$)/, count > 999 ? "," : "")} miners`;
      return { ...JSON.parse(readFileSync(report, "utf8")), says: stdout.includes(said) };
    },
  };
}

function table(comparison, { count, intervalS }) {
  const slowest = (run) => Math.max(...run.frames.map(({ ms }) => ms));
  const bytes = (run) => run.frames.reduce((sum, frame) => sum + frame.bytes, 0);
  const words = {
    title: `Watch of ${count} miners`,
    note:
      `The built command line in a pseudo-terminal, ${count} simulated Mini 3 every ${intervalS} s, counted from ` +
      "the second interval on. Lag is how much later than wanted the event loop came to a timer.",
    goals: SIZES.flatMap(([name]) => [
      { text: `${name}: slowest frame under 16 ms`, value: comparison.median(name, slowest), most: 16 },
      { text: `${name}: lag under 50 ms`, value: comparison.median(name, (run) => run.lagMaxMs), most: 50 },
    ]),
  };
  const cell = (of) => (name) => figure(comparison.median(name, of));
  return tableOf(words, comparison, [
    ["CPU, % of a core", cell((run) => ((run.cpuUserS + run.cpuSystemS) / run.wallS) * 100)],
    ["frames/s", cell((run) => run.units / run.wallS)],
    ["bytes a frame", cell((run) => bytes(run) / run.units)],
    ["frame ms", cell((run) => median(run.frames.map(({ ms }) => ms)))],
    ["slowest frame ms", cell(slowest)],
    ["lag 99 % ms", cell((run) => run.lagP99Ms)],
    ["lag max ms", cell((run) => run.lagMaxMs)],
    ["MB", cell((run) => run.maxRssKb / 1024)],
  ]);
}
