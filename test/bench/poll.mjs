import { compare, cpuUsPerUnit, wallUsPerUnit } from "./kit/compare.mjs";
import { addressAt, checkAll, freePort, recordFleet, startResponder } from "./kit/replayed-fleet.mjs";
import { figure, tableOf } from "./kit/table.mjs";
import { cPeer, nodePeer, pythonPeer } from "./kit/tools.mjs";

const OURS = "hearthash pollFleet";
const C = "C, epoll";
const ASYNCIO = "Python asyncio";
const IN_FLIGHT = 64;
const FIRST = "127.78.0.1";

/** Polls of Mini 3 miners: connect, ask, read the reply, read the values out of it. */
export const poll = {
  name: "poll",
  async tables({ rounds, isSmall, progress }) {
    const [polls, miners] = isSmall ? [200, 20] : [20_000, 256];
    const port = await freePort(FIRST);
    const hosts = Array.from({ length: miners }, (_, index) => addressAt(FIRST, index));
    const fleet = await recordFleet(hosts, port);
    let responder;
    try {
      responder = await startResponder(fleet.folder);
      const contenders = contendersOn(fleet.folder, polls);
      const comparison = await compare(contenders, { rounds, progress, check: checkAll(polls) });
      return [table(comparison, polls, miners)];
    } finally {
      await responder?.stop();
      fleet.remove();
    }
  },
};

function contendersOn(folder, polls) {
  const args = [folder, polls, IN_FLIGHT];
  return [
    { name: C, ...cPeer("poll", ...args) },
    { name: OURS, ...nodePeer("hearthash-poll.mjs", ...args, "fleet") },
    { name: "hearthash snapshot()", ...nodePeer("hearthash-poll.mjs", ...args, "snapshot") },
    { name: "Node, naive", ...nodePeer("naive-poll.mjs", ...args) },
    { name: "Python, sequential", ...pythonPeer("poll_sequential.py", ...args) },
    { name: ASYNCIO, ...pythonPeer("poll_asyncio.py", ...args) },
  ];
}

function table(comparison, polls, miners) {
  const words = {
    title: "Poll",
    note:
      `${polls} polls of ${miners} miners, ${IN_FLIGHT} at a time (sequential: 1), as fast as each can. ` +
      "Replies are those of the simulator's Mini 3, replayed by a process of its own.",
    goals: [
      {
        text: "polls per CPU-second: at least 0.65 of C",
        value: comparison.ratio(OURS, C, cpuUsPerUnit),
        least: 0.65,
      },
      {
        text: "at least 2.3 times asyncio",
        value: comparison.ratio(OURS, ASYNCIO, cpuUsPerUnit),
        least: 2.3,
      },
    ],
  };
  return tableOf(words, comparison, [
    ["CPU µs", (name) => figure(comparison.median(name, cpuUsPerUnit))],
    ["user µs", (name) => figure(comparison.median(name, (run) => (run.cpuUserS * 1e6) / run.units))],
    ["wall µs", (name) => figure(comparison.median(name, wallUsPerUnit))],
    ["polls per CPU-s, of C", (name) => figure(comparison.ratio(name, C, cpuUsPerUnit))],
    ["polls per s, of C", (name) => figure(comparison.ratio(name, C, wallUsPerUnit))],
    ["MB", (name) => figure(comparison.median(name, (run) => run.maxRssKb / 1024))],
  ]);
}
