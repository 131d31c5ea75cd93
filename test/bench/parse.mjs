import { compare, cpuUsPerUnit } from "./kit/compare.mjs";
import { addressAt, checkAll, recordFleet } from "./kit/replayed-fleet.mjs";
import { figure, tableOf } from "./kit/table.mjs";
import { nodePeer, pythonPeer } from "./kit/tools.mjs";

const OURS = "hearthash, the twelve";
const MINERS = 16;
const PYTHON = "Python, json and re";

/** A reply of `stats` from bytes to values. */
export const parse = {
  name: "parse",
  async tables({ rounds, isSmall, progress }) {
    const times = isSmall ? 200 : 20_000;
    const fleet = await recordFleet(
      Array.from({ length: MINERS }, (_, index) => addressAt("127.78.0.1", index)),
      4028,
    );
    try {
      const contenders = [
        { name: PYTHON, ...pythonPeer("parse.py", fleet.folder, times) },
        { name: OURS, ...nodePeer("hearthash-parse.mjs", fleet.folder, times, "quick") },
        { name: "hearthash, all fields", ...nodePeer("hearthash-parse.mjs", fleet.folder, times, "fields") },
        { name: "hearthash, snapshot", ...nodePeer("hearthash-parse.mjs", fleet.folder, times, "snapshot") },
        { name: "Node, JSON.parse and RegExp", ...nodePeer("naive-parse.mjs", fleet.folder, times) },
      ];
      return [table(await compare(contenders, { rounds, progress, check: checkAll(times) }), times)];
    } finally {
      fleet.remove();
    }
  },
};

function table(comparison, times) {
  const faster = (name) => comparison.ratio(name, PYTHON, cpuUsPerUnit);
  const words = {
    title: "Parse",
    note:
      `\`estats\` replies of ${MINERS} Mini 3 in turn, ${times} times from bytes to values. Python, plain Node and the ` +
      "quick reader of a poll give twelve values, `parseReply` and `parseMm` read all and repair what is broken; the " +
      "snapshot reads three joined replies into all points with their sources.",
    goals: [{ text: "at least 6 times faster than the Python way", value: faster(OURS), least: 6 }],
  };
  return tableOf(words, comparison, [
    ["CPU µs a reply", (name) => figure(comparison.median(name, cpuUsPerUnit))],
    ["times as fast as Python", (name) => figure(faster(name))],
  ]);
}
