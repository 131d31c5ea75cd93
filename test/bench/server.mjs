import { fork } from "node:child_process";
import { compare } from "./kit/compare.mjs";
import { figure, tableOf } from "./kit/table.mjs";
import { nodePeer, peer } from "./kit/tools.mjs";

const FIRST = "127.78.0.1";
const OURS = "hearthash serve";

/** The whole server with many miners, all of them watched. */
export const server = {
  name: "server",
  async tables({ rounds, isSmall, progress }) {
    const size = isSmall
      ? { count: 50, intervalMs: 1000, seconds: 2, readers: 5 }
      : { count: 10_000, intervalMs: 5000, seconds: 20, readers: 50 };
    const crowd = await startCrowd(size.count);
    const drive = (kind) => nodePeer("server-drive.mjs", kind, JSON.stringify({ ...size, ...crowd.at }));
    try {
      const contenders = [
        { name: OURS, ...drive("hearthash") },
        { name: "Node, naive", ...drive("naive") },
      ];
      const check = ({ online, units }) => {
        if (online !== size.count) return `${online} of ${size.count} miners are online`;
        return units < (size.count * size.seconds * 1000) / size.intervalMs / 2
          ? "polls too seldom"
          : undefined;
      };
      // Each round takes more than a minute, of which medians are taken within.
      const comparison = await compare(contenders, {
        rounds: Math.min(rounds, isSmall ? 1 : 3),
        check,
        progress,
      });
      return [pollingTable(comparison, size), answersTable(comparison, size)];
    } finally {
      crowd.stop();
    }
  },
};

function startCrowd(count) {
  const child = fork(peer("server-crowd.mjs"), [String(count), FIRST], { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the simulated miners ended with ${code}`)));
    child.once("message", ({ port }) => {
      resolve({ at: { first: FIRST, port }, stop: () => child.disconnect() });
    });
  });
}

function pollingTable(comparison, { count, intervalMs, seconds }) {
  const share = (run) => ((run.cpuUserS + run.cpuSystemS) / run.wallS) * 100;
  const of = (figureOf) => comparison.median(OURS, figureOf);
  const words = {
    title: `A server with ${count} miners`,
    note:
      `${count} simulated Mini 3 of another process, each polled every ${intervalMs / 1000} s, for ${seconds} s. A poll ` +
      "lasts from connecting to the end of the connection, the simulator's part of it and the wait for a processor " +
      "included. Lag is how much later than wanted the event loop came to a timer.",
    goals: [
      { text: "at most 25 % of a core", value: of(share), most: 25 },
      { text: "99 % of polls within 20 ms", value: of(({ alone }) => alone.pollP99Ms), most: 20 },
      { text: "at most 150 MB", value: of(({ alone }) => alone.rssMb), most: 150 },
    ],
  };
  const cell = (figureOf) => (name) => figure(comparison.median(name, figureOf));
  return tableOf(words, comparison, [
    ["CPU, % of a core", cell(share)],
    ["CPU µs a poll", cell((run) => ((run.cpuUserS + run.cpuSystemS) * 1e6) / run.units)],
    ["poll ms", cell(({ alone }) => alone.pollP50Ms)],
    ["poll 99 % ms", cell(({ alone }) => alone.pollP99Ms)],
    ["lag 99 % ms", cell(({ alone }) => alone.lagP99Ms)],
    ["lag max ms", cell(({ alone }) => alone.lagMaxMs)],
    ["MB", cell(({ alone }) => alone.rssMb)],
  ]);
}

function answersTable(comparison, { count, readers }) {
  const words = {
    title: `What a server with ${count} miners answers`,
    note:
      `${readers} readers of the live stream in another process, a tick a second; the push is what they add to the ` +
      "server's CPU. Then single requests, while the polling goes on: milliseconds until the whole answer is there.",
    goals: [
      {
        text: `push to ${readers} readers: at most 15 ms of CPU a tick`,
        value: comparison.median(OURS, ({ pushMsPerTick }) => pushMsPerTick),
        most: 15,
      },
    ],
  };
  const cell = (figureOf) => (name) => figure(comparison.median(name, figureOf));
  return tableOf(words, comparison, [
    ["push, CPU ms a tick", cell(({ pushMsPerTick }) => Math.max(0, pushMsPerTick))],
    ["KB a tick", cell(({ bytesPerTick }) => bytesPerTick / 1000)],
    ["lag 99 % ms", cell(({ read }) => read.lagP99Ms)],
    ["MB", cell(({ read }) => read.rssMb)],
    ["/metrics ms", cell(({ metrics }) => metrics.ms)],
    ["/metrics MB", cell(({ metrics }) => metrics.mb)],
    ["100 miners ms", cell(({ firstPage }) => firstPage.ms)],
    ["1,000 miners ms", cell(({ thousand }) => thousand.ms)],
  ]);
}
