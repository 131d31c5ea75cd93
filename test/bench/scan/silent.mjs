import { compare, cpuUsPerUnit } from "../kit/compare.mjs";
import { inSilence } from "../kit/namespace.mjs";
import { recordFleet, responderCommand } from "../kit/replayed-fleet.mjs";
import { figure, tableOf } from "../kit/table.mjs";
import { nodePeer } from "../kit/tools.mjs";
import { checkFound, foundCell, LIVE, liveIn, prefix, size } from "./range.mjs";
import { nmap, wallS } from "./scanners.mjs";

const OURS = "hearthash discover()";
const NMAP = "nmap -T4";
const TIMEOUT_S = 0.3;
const PASSES = 2;

const lastFoundS = (run) => run.lastFoundS;

/** All addresses silent: the time is a matter of arithmetic, and what is over it is waste. */
export async function silentAndLarge({ rounds, isSmall, progress }, namespace) {
  const range = isSmall ? "10.77.0.0/30" : "10.77.0.0/20";
  const least = Math.ceil(size(range) / inFlightFor(range)) * TIMEOUT_S * PASSES;
  const check = ({ silent, units }) =>
    silent === size(range) && units === silent ? undefined : `${silent} of ${size(range)} were silent`;
  // It waits for most of a minute, whatever else the machine does: a few rounds are enough.
  const few = Math.min(rounds, 2);
  const comparison = await inNamespace(range, 0, namespace, {
    rounds: few,
    isSmall,
    progress,
    check,
  });
  const excess = comparison.median(OURS, (run) => (run.wallS / least - 1) * 100);
  const words = {
    title: `Scan of a silent ${prefix(range)}`,
    note:
      `${size(range)} addresses in a network namespace, none of which answers. Addresses / ${inFlightFor(range)} in ` +
      `flight x ${TIMEOUT_S} s x ${PASSES} passes = ${figure(least)} s. ${few === 1 ? "One round" : `${few} rounds`}.`,
    goals: [{ text: "within 5 % of that", value: excess, most: 5 }],
  };
  return tableOf(words, comparison, [
    ["wall s", (name) => figure(comparison.median(name, wallS))],
    ["over the arithmetic, %", () => figure(excess)],
    ["CPU µs an address", (name) => figure(comparison.median(name, cpuUsPerUnit))],
  ]);
}

/** A home network: a few miners among addresses that nobody has. */
export async function silentWithMiners({ rounds, isSmall, progress }, namespace) {
  const range = isSmall ? "10.77.0.0/26" : "10.77.0.0/24";
  const check = ({ silent, ...run }) =>
    checkFound(liveIn(range))(run) ??
    (silent === undefined || silent === size(range) - LIVE ? undefined : `${silent} were silent`);
  const comparison = await inNamespace(range, LIVE, namespace, { rounds, isSmall, progress, check });
  const words = {
    title: `Scan of a silent ${prefix(range)} with miners`,
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
async function inNamespace(range, count, { enter, missing }, { isSmall, ...options }) {
  const live = liveIn(range).slice(0, count);
  const fleet = await recordFleet(live.length === 0 ? ["127.0.0.1"] : live, 4028);
  const { folder } = fleet;
  const responder = responderCommand(folder);
  const enclosed = (contender) =>
    missing === undefined && contender.command !== undefined
      ? {
          ...contender,
          command: inSilence(enter, { range, live, responder, folder, command: contender.command }),
        }
      : { ...contender, missing: missing ?? contender.missing };
  const contenders = [{ name: OURS, ...nodePeer("hearthash-scan.mjs", range, 4028) }];
  const nmapInSilence = isSmall ? { missing: "takes too long for a small run" } : nmap(range, 4028);
  if (count > 0) contenders.push({ name: NMAP, ...nmapInSilence });
  try {
    return await compare(contenders.map(enclosed), options);
  } finally {
    fleet.remove();
  }
}

/** The library's own choice. */
function inFlightFor(range) {
  return size(range) <= 512 ? 256 : 64;
}
