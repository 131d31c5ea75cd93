import { compare } from "./kit/compare.mjs";
import { figure, tableOf } from "./kit/table.mjs";
import { nodePeer } from "./kit/tools.mjs";

const FIRST = "127.78.0.1";
const OURS = "hearthash serve";

/** The whole server with many miners, all of them watched. */
export const server = {
  name: "server",
  async tables({ rounds, isSmall, progress }) {
    const size = isSmall
      ? { first: FIRST, count: 50, intervalMs: 1000, settleS: 1, seconds: 2, readers: 5 }
      : { first: FIRST, count: 10_000, intervalMs: 5000, settleS: 40, seconds: 20, readers: 50 };
    const drive = (kind) => nodePeer("server-drive.mjs", kind, JSON.stringify(size));
    const contenders = [
      { name: OURS, ...drive("hearthash") },
      { name: "Node, naive", ...drive("naive") },
    ];
    const check = ({ online, units }) => {
      if (online !== size.count) return `${online} of ${size.count} miners are online`;
      const least = (size.count * size.seconds * 1000) / size.intervalMs / 2;
      return units < least ? `${units} polls, at least ${least} are wanted` : undefined;
    };
    // Each round takes minutes, of which medians are taken within.
    const comparison = await compare(contenders, {
      rounds: Math.min(rounds, isSmall ? 1 : 3),
      check,
      progress,
    });
    return [pollingTable(comparison, size), answersTable(comparison, size)];
  },
};

function pollingTable(comparison, { count, intervalMs, settleS, seconds }) {
  const share = (run) => ((run.cpuUserS + run.cpuSystemS) / run.wallS) * 100;
  const of = (figureOf) => comparison.median(OURS, figureOf);
  const words = {
    title: `A server with ${count} miners`,
    note:
      `${count} simulated Mini 3 of another process, each polled every ${intervalMs / 1000} s, for ${seconds} s from ` +
      `${settleS} s on after all are known; MB are those at the end. The server's own part of a poll is from connecting ` +
      "to writing the request and from the miner's last word to the end of the connection, waits for a processor " +
      "included; the whole poll has the simulator's part too. Lag is how much later than wanted the event loop came to " +
      "a timer. Load is the computer's, this bench and whatever else ran on it.",
    goals: [
      { text: "at most 25 % of a core", value: of(share), most: 25 },
      { text: "99 % of polls: own part within 20 ms", value: of(({ alone }) => alone.ownP99Ms), most: 20 },
      { text: "at most 150 MB", value: of(({ alone }) => alone.rssMb), most: 150 },
    ],
  };
  const cell = (figureOf) => (name) => figure(comparison.median(name, figureOf));
  return tableOf(words, comparison, [
    ["CPU, % of a core", cell(share)],
    ["CPU µs a poll", cell((run) => ((run.cpuUserS + run.cpuSystemS) * 1e6) / run.units)],
    ["own part ms", cell(({ alone }) => alone.ownP50Ms)],
    ["own part 99 % ms", cell(({ alone }) => alone.ownP99Ms)],
    ["whole poll 99 % ms", cell(({ alone }) => alone.pollP99Ms)],
    ["lag 99 % ms", cell(({ alone }) => alone.lagP99Ms)],
    ["lag max ms", cell(({ alone }) => alone.lagMaxMs)],
    ["MB", cell(({ alone }) => alone.rssMb)],
    ["load", cell(({ load }) => load)],
  ]);
}

function answersTable(comparison, { count, readers }) {
  const words = {
    title: `What a server with ${count} miners answers`,
    note:
      `${readers} readers of the live stream in another process, a tick a second; the push is what they add to the ` +
      "server's CPU beyond that of the polls. Then single requests, while the polling goes on: milliseconds until the whole answer is there.",
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
    ["/metrics gzip ms", cell(({ packed }) => packed.ms)],
    ["100 miners ms", cell(({ firstPage }) => firstPage.ms)],
    ["1,000 miners ms", cell(({ thousand }) => thousand.ms)],
  ]);
}
