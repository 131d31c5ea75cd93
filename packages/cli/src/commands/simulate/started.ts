import { DEFAULT_PORT } from "@hearthash/client";
import { faultDescriptions, modelTitles, type SimulatedMiner } from "@hearthash/simulator";
import type { Paint } from "../../output/paint.js";
import { renderTable } from "../../output/table.js";
import { termLines } from "../../output/term-lines.js";
import { addressList } from "./loopback-addresses.js";

/** More than this are shown by the first few and a count. */
const SHOWN = 12;

/** The running miners for people: where each is, what is wrong with them, how to read them. */
export function startedText(miners: readonly SimulatedMiner[], paint: Paint, width: number): string {
  const many = miners.length === 1 ? "1 miner" : `${miners.length.toLocaleString("en-US")} miners`;
  const faults = miners[0]?.faults ?? [];
  const known = faults.map((name) => [name, faultDescriptions[name]] as const);
  return [
    `${paint.strong("SIMULATED")}  ${many}, on this machine only`,
    "",
    minerTable(miners, paint, width),
    ...(known.length === 0 ? [] : ["", paint.warm("Faults that are on"), termLines(known, width)]),
    "",
    `${paint.faint("Read them ")} hearthash watch -H ${hostsOf(miners)}`,
    `${paint.faint("Stop them ")} Ctrl-C`,
  ].join("\n");
}

/** The same for scripts. `hosts` is what `-H` takes. */
export function startedTree(miners: readonly SimulatedMiner[]): object {
  return {
    simulated: true,
    hosts: hostsOf(miners),
    faults: miners[0]?.faults ?? [],
    miners: miners.map(({ host, port, webPort, model }) => ({ host, port, webPort, model })),
  };
}

function minerTable(miners: readonly SimulatedMiner[], paint: Paint, width: number): string {
  const hasWeb = miners.some((miner) => miner.webPort !== undefined);
  const columns = [
    { title: "  ADDRESS", align: "left" },
    { title: "MODEL", align: "left" },
    ...(hasWeb ? [{ title: "WEB", align: "left" } as const] : []),
  ] as const;
  const shown = miners.length > SHOWN ? miners.slice(0, SHOWN - 2) : miners;
  const rows = shown.map((miner) => [`  ${miner.address}`, modelTitles[miner.model], webAddress(miner)]);
  const rest = miners.length - shown.length;
  const more = rest === 0 ? [] : [[`  and ${rest.toLocaleString("en-US")} more`]];
  return renderTable(columns, [...rows, ...more], width, paint.faint);
}

function webAddress({ host, webPort }: SimulatedMiner): string {
  return webPort === undefined ? "" : `http://${host}:${webPort}/`;
}

/** What `-H` takes. All share one port. */
function hostsOf(miners: readonly SimulatedMiner[]): string {
  const port = miners[0]?.port ?? DEFAULT_PORT;
  const list = addressList(miners.map((miner) => miner.host));
  if (port === DEFAULT_PORT) return list;
  return list
    .split(",")
    .map((part) => `${part}:${port}`)
    .join(",");
}
