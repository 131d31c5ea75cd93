import { startSimulator } from "@hearthash/simulator";
import { compare, cpuUsPerUnit } from "./kit/compare.mjs";
import { inSilence, namespaceHere } from "./kit/namespace.mjs";
import { addressAt, freePort, recordFleet, responderCommand } from "./kit/replayed-fleet.mjs";
import { figure, tableOf } from "./kit/table.mjs";
import { cPeer, hearthashBin, nodePeer, pythonPeer, readTimed, runs, shellWords, timed } from "./kit/tools.mjs";

const OURS = "hearthash discover()";
const C = "C, epoll";
const NMAP = "nmap -T4";
const LIVE = 20;
const IN_FLIGHT = 64;
const TIMEOUT_S = 0.3;
const PASSES = 2;

const wallS = (run) => run.wallS;
const lastFoundS = (run) => run.lastFoundS;

/** Finding miners: in a range that refuses, and where nobody answers. */
export const scan = {
  name: "scan",
  async tables(options) {
    const namespace = namespaceHere();
    return [
      await refusing(options),
      await silentAndLarge(options, namespace),
      await silentWithMiners(options, namespace),
    ];
  },
};

/** A part of 127.0.0.0/8 in which all but a few addresses refuse. */
async function refusing({ rounds, isSmall, progress }) {
  const range = isSmall ? "127.77.0.0/26" : "127.77.0.0/16";
  const hosts = liveIn(range);
  const port = await freePort(hosts[0]);
  const simulator = await startSimulator({ miners: hosts.map((host) => ({ model: "mini3", host, port })) });
  const comparison = await compare(refusingContenders(range, port), {
    rounds,
    progress,
    check: checkFound(hosts),
  });
  await simulator.stop();
  const faster = (name, other, of) => comparison.ratio(name, other, of);
  const words = {
    title: `Scan of a refusing ${range.split("/")[1] === "16" ? "/16" : "/26"}`,
    note:
      `${size(range)} addresses of loopback, ${LIVE} of them simulated miners. hearthash also asks those who they ` +
      "are; the command line's time is that of the whole process. The others test connections alone.",
    goals: [
      { text: "at least 0.5 of C (wall)", value: faster(OURS, C, wallS), least: 0.5 },
      { text: "at least 1.8 times faster than nmap -T4 (wall)", value: faster(OURS, NMAP, wallS), least: 1.8 },
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

function refusingContenders(range, port) {
  const args = [addressAt(range.split("/")[0], 1), size(range), port, IN_FLIGHT];
  return [
    { name: C, ...cPeer("scan", ...args) },
    { name: OURS, ...nodePeer("hearthash-scan.mjs", range, port) },
    { name: "hearthash discover (CLI)", ...commandLine(range, port) },
    { name: NMAP, ...nmap(range, port) },
    { name: "Python asyncio", ...pythonPeer("scan_asyncio.py", ...args) },
  ];
}

/** All addresses silent: the time is a matter of arithmetic, and what is over it is waste. */
async function silentAndLarge({ rounds, isSmall, progress }, namespace) {
  const range = isSmall ? "10.77.0.0/30" : "10.77.0.0/20";
  const least = Math.ceil(size(range) / inFlightFor(range)) * TIMEOUT_S * PASSES;
  const check = ({ silent, units }) =>
    silent === size(range) && units === silent ? undefined : `${silent} of ${size(range)} were silent`;
  // It waits for most of a minute, and nothing that others do on the machine changes much of that.
  const few = Math.min(rounds, 2);
  const { comparison } = await inNamespace(range, 0, namespace, { rounds: few, progress, check });
  const excess = comparison.median(OURS, (run) => (run.wallS / least - 1) * 100);
  const words = {
    title: "Scan of a silent /20",
    note:
      `${size(range)} addresses in a network namespace, none of which answers. Addresses / ${inFlightFor(range)} in ` +
      `flight x ${TIMEOUT_S} s x ${PASSES} passes = ${figure(least)} s. ${few} rounds at most.`,
    goals: [{ text: "within 5 % of that", value: excess, most: 5 }],
  };
  return tableOf(words, comparison, [
    ["wall s", (name) => figure(comparison.median(name, wallS))],
    ["over the arithmetic, %", () => figure(excess)],
    ["CPU µs an address", (name) => figure(comparison.median(name, cpuUsPerUnit))],
  ]);
}

/** A home network: a few miners among addresses that nobody has. */
async function silentWithMiners({ rounds, isSmall, progress }, namespace) {
  const range = isSmall ? "10.77.0.0/26" : "10.77.0.0/24";
  const check = ({ silent, ...run }) =>
    checkFound(liveIn(range))(run) ??
    (silent === undefined || silent === size(range) - LIVE ? undefined : `${silent} were silent`);
  const { comparison } = await inNamespace(range, LIVE, namespace, { rounds, progress, check });
  const words = {
    title: "Scan of a silent /24 with miners",
    note: `${size(range)} addresses in a network namespace, ${LIVE} replayed miners among them, all else silent.`,
    goals: [
      {
        text: "all 20 identified in under 0.7 s",
        value: comparison.median(OURS, lastFoundS),
        most: 0.7,
      },
    ],
  };
  return tableOf(words, comparison, [
    ["last miner identified, s", (name) => figure(comparison.median(name, lastFoundS))],
    ["whole scan, s", (name) => figure(comparison.median(name, wallS))],
    ["found", (name) => foundCell(comparison, name)],
  ]);
}

/** Compares within a namespace in which a range is silent but for some replayed miners. */
async function inNamespace(range, count, { enter, missing }, options) {
  const live = liveIn(range).slice(0, count);
  const fleet = await recordFleet(live.length === 0 ? ["127.0.0.1"] : live, 4028);
  const { folder } = fleet;
  const responder = responderCommand(folder);
  const enclosed = (contender) =>
    missing === undefined && contender.command !== undefined
      ? { ...contender, command: inSilence(enter, { range, live, responder, folder, command: contender.command }) }
      : { ...contender, missing: missing ?? contender.missing };
  const contenders = [{ name: OURS, ...nodePeer("hearthash-scan.mjs", range, 4028) }];
  if (count > 0) contenders.push({ name: NMAP, ...nmap(range, 4028) });
  try {
    return { comparison: await compare(contenders.map(enclosed), options) };
  } finally {
    fleet.remove();
  }
}

function nmap(range, port) {
  if (!runs("nmap", "--version")) return { missing: "no nmap here (apt-get install nmap)" };
  return {
    command: timed(shellWords(["nmap", "-T4", "-n", "-Pn", "-p", String(port), "-oG", "-", range])),
    read(stdout, wall) {
      const { text, ...times } = readTimed(stdout);
      const found = [...text.matchAll(/^Host: (\S+) .*\/open\//gm)].map(([, host]) => host);
      return { ...times, units: size(range), wallS: wall, found };
    },
  };
}

function commandLine(range, port) {
  const words = [process.execPath, hearthashBin, "discover", range, "-p", String(port), "--json"];
  return {
    command: timed(shellWords(words)),
    read(stdout, wall) {
      const { text, ...times } = readTimed(stdout);
      const { scanned, found } = JSON.parse(text);
      return { ...times, units: scanned, wallS: wall, found: found.map(({ host }) => host) };
    },
  };
}

/** The open addresses must be the live ones, each once. */
function checkFound(live) {
  const sorted = [...live].sort().join();
  return ({ found }) => {
    if ([...found].sort().join() === sorted) return undefined;
    return `${found.filter((host) => live.includes(host)).length} of ${live.length} found, ${found.length} reported`;
  };
}

function foundCell(comparison, name) {
  const found = comparison.median(name, (run) => run.found.length);
  return found === undefined ? undefined : `${found} of ${LIVE}`;
}

/** Addresses of a range, its first and last left out. */
function size(range) {
  return 2 ** (32 - Number(range.split("/")[1])) - 2;
}

/** Where miners stand in a range: evenly spread, none at its edges. */
function liveIn(range) {
  const step = size(range) / LIVE;
  return Array.from({ length: LIVE }, (_, index) =>
    addressAt(range.split("/")[0], 1 + Math.floor((index + 0.5) * step)),
  );
}

/** The library's own choice. */
function inFlightFor(range) {
  return size(range) <= 512 ? 256 : IN_FLIGHT;
}
