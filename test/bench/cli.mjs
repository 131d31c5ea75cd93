import { startSimulator } from "@hearthash/simulator";
import { compare, cpuUsPerUnit, wallUsPerUnit } from "./kit/compare.mjs";
import { figure, tableOf } from "./kit/table.mjs";
import { findPython, hearthashBin, readTimed, shellWords, timed } from "./kit/tools.mjs";

const NODE = "node -e 0";
const HOST = "127.79.0.1";

/** Starts of the command line, from the shell to its end. */
export const cli = {
  name: "cli",
  async tables({ rounds, isSmall, progress }) {
    const starts = isSmall ? 1 : 10;
    const simulator = await startSimulator({ miners: [{ model: "mini3", host: HOST, port: 0 }] });
    try {
      const contenders = programs(`${HOST}:${simulator.miners[0].port}`).map((each) =>
        starting(each, starts),
      );
      const check = ({ units }) => (units === starts ? undefined : `said what it should ${units} times`);
      return [table(await compare(contenders, { rounds, progress, check }), starts)];
    } finally {
      await simulator.stop();
    }
  },
};

/** What is started, and what each start must print. */
function programs(miner) {
  const hearthash = [process.execPath, hearthashBin];
  const python = findPython();
  const imports = "import socket, json, re";
  return [
    { name: NODE, words: [process.execPath, "-e", "0"] },
    { name: "hearthash --version", words: [...hearthash, "--version"], says: /^\d+\.\d+\.\d+/gm },
    { name: "hearthash --help", words: [...hearthash, "--help"], says: /^USAGE/gm },
    { name: "hearthash status", words: [...hearthash, "status", "-H", miner], says: /hashing/g },
    python === undefined
      ? { name: `python3 -c '${imports}'`, missing: "no python3 here (apt-get install python3)" }
      : { name: `python3 -c '${imports}'`, words: [python, "-c", imports] },
  ];
}

function starting({ name, missing, words, says }, starts) {
  if (missing !== undefined) return { name, missing };
  const program = shellWords(words);
  return {
    name,
    command: timed(`i=0; while [ $i -lt ${starts} ]; do ${program} || exit 1; i=$((i+1)); done`),
    read(stdout, wallS) {
      const { text, ...times } = readTimed(stdout);
      return { ...times, wallS, units: says === undefined ? starts : (text.match(says)?.length ?? 0) };
    },
  };
}

function table(comparison, starts) {
  const ms = (name, of) => figure(comparison.median(name, (run) => of(run) / 1000));
  const times = (name, of) => figure(1 / comparison.ratio(name, NODE, of));
  const words = {
    title: "Start of the command line",
    note: `${starts} starts one after the other, the whole process; \`status\` asks a simulated Mini 3 with two requests.`,
  };
  return tableOf(words, comparison, [
    ["wall ms", (name) => ms(name, wallUsPerUnit)],
    ["CPU ms", (name) => ms(name, cpuUsPerUnit)],
    ["wall, times node -e 0", (name) => times(name, wallUsPerUnit)],
    ["CPU, times node -e 0", (name) => times(name, cpuUsPerUnit)],
  ]);
}
