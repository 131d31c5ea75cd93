import { compare, cpuUsPerUnit } from "./kit/compare.mjs";
import { checkAll, recordFleet } from "./kit/replayed-fleet.mjs";
import { figure, tableOf } from "./kit/table.mjs";
import { nodePeer, pythonPeer } from "./kit/tools.mjs";

const OURS = "hearthash, all fields";
const PYTHON = "Python, json and re";

/** A reply of `stats` from bytes to values. */
export const parse = {
  name: "parse",
  async tables({ rounds, isSmall, progress }) {
    const times = isSmall ? 200 : 20_000;
    const fleet = await recordFleet(["127.0.0.1"], 4028);
    try {
      const contenders = [
        { name: PYTHON, ...pythonPeer("parse.py", fleet.folder, times) },
        { name: OURS, ...nodePeer("hearthash-parse.mjs", fleet.folder, times, "fields") },
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
      `One \`estats\` reply of a Mini 3, ${times} times from bytes to values. Python and plain Node look for twelve ` +
      "values, `parseReply` and `parseMm` read them all and repair what is broken; the snapshot reads three joined " +
      "replies into points with their sources.",
    goals: [{ text: "at least 6 times faster than the Python way", value: faster(OURS), least: 6 }],
  };
  return tableOf(words, comparison, [
    ["CPU µs a reply", (name) => figure(comparison.median(name, cpuUsPerUnit))],
    ["times as fast as Python", (name) => figure(faster(name))],
  ]);
}
