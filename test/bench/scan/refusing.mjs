import { startSimulator } from "@hearthash/simulator";
import { compare, cpuUsPerUnit } from "../kit/compare.mjs";
import { addressAt, freePort } from "../kit/replayed-fleet.mjs";
import { figure, tableOf } from "../kit/table.mjs";
import { cPeer, nodePeer, pythonPeer } from "../kit/tools.mjs";
import { checkFound, foundCell, LIVE, liveIn, prefix, size } from "./range.mjs";
import { commandLine, nmap, wallS } from "./scanners.mjs";

const OURS = "hearthash discover()";
const NMAP = "nmap -T4";
const C = "C, epoll";
const IN_FLIGHT = 64;

/** A part of 127.0.0.0/8 in which all but a few addresses refuse. */
export async function refusing({ rounds, isSmall, progress }) {
  const range = isSmall ? "127.77.0.0/26" : "127.77.0.0/16";
  const hosts = liveIn(range);
  const port = await freePort(hosts[0]);
  const simulator = await startSimulator({ miners: hosts.map((host) => ({ model: "mini3", host, port })) });
  try {
    const options = { rounds, progress, check: checkFound(hosts) };
    return table(await compare(contenders(range, port), options), range);
  } finally {
    await simulator.stop();
  }
}

function table(comparison, range) {
  const faster = (name, other, of) => comparison.ratio(name, other, of);
  const words = {
    title: `Scan of a refusing ${prefix(range)}`,
    note:
      `${size(range)} addresses of loopback, ${LIVE} of them simulated miners. hearthash also asks those who they ` +
      "are; the command line's time is that of the whole process. The others test connections alone.",
    goals: [
      { text: "at least 0.5 of C (wall)", value: faster(OURS, C, wallS), least: 0.5 },
      {
        text: "at least 1.8 times faster than nmap -T4 (wall)",
        value: faster(OURS, NMAP, wallS),
        least: 1.8,
      },
    ],
  };
  return tableOf(words, comparison, [
    ["wall s", (name) => figure(comparison.median(name, wallS))],
    ["CPU µs an address", (name) => figure(comparison.median(name, cpuUsPerUnit))],
    ["speed (wall), of C", (name) => figure(faster(name, C, wallS))],
    ["addresses per CPU-s, of C", (name) => figure(faster(name, C, cpuUsPerUnit))],
    ["found", (name) => foundCell(comparison, name)],
  ]);
}

function contenders(range, port) {
  const args = [addressAt(range.split("/")[0], 1), size(range), port, IN_FLIGHT];
  return [
    { name: C, ...cPeer("scan", ...args) },
    { name: OURS, ...nodePeer("hearthash-scan.mjs", range, port) },
    { name: "hearthash discover (CLI)", ...commandLine(range, port) },
    { name: NMAP, ...nmap(range, port) },
    { name: "Python asyncio", ...pythonPeer("scan_asyncio.py", ...args) },
  ];
}
