import {
  DEFAULT_PORT,
  type DiscoveredMiner,
  type Endpoint,
  formatEndpoint,
  models,
  type UnidentifiedPort,
} from "@hearthash/client";
import { duration, whole } from "../../output/figures.js";
import type { Paint } from "../../output/paint.js";
import { clipped, printable } from "../../output/printable.js";
import { renderTable } from "../../output/table.js";
import type { Findings } from "./findings.js";
import { hostList } from "./host-list.js";

const COLUMNS = [
  { title: "MINER", align: "left" },
  { title: "MODEL", align: "left" },
  { title: "ID", align: "left" },
  { title: "FIRMWARE", align: "left" },
] as const;

/** The miners found, one row each, in the order given. */
export function foundTable(found: readonly DiscoveredMiner[], paint: Paint, width: number): string {
  const rows = found.map((miner) => [shortAddress(miner.endpoint), ...cells(miner)]);
  return renderTable(COLUMNS, rows, width, paint.faint);
}

/** One miner as one line, for a pipe. */
export function foundLine(miner: DiscoveredMiner): string {
  return [formatEndpoint(miner.endpoint), ...cells(miner)].join("  ").trimEnd();
}

/** An open port that is no miner, or does not say so, and why. */
export function openLine({ code, message }: UnidentifiedPort): string {
  const hint = code === "timeout" ? "; -t 12 waits for a busy miner" : "";
  return `open, not identified: ${printable(message)}${hint}`;
}

/** The end of a scan: the counts, and the list to go on with. It is not cut at the edge: it is there to be copied. */
export function closingText(findings: Findings): string {
  const lines = [...udpLines(findings), countsLine(findings)];
  const hosts = hostList(findings.found.map(({ endpoint }) => endpoint));
  return [...lines, ...(hosts === "" ? [] : ["", `hearthash status -H ${hosts}`])].join("\n");
}

function udpLines({ udp }: Findings): readonly string[] {
  if (udp?.length === 0) return ["nobody answered by UDP"];
  return (udp ?? []).map(({ host, device }) => `answered by UDP: ${host} as ${printable(device)}`);
}

function countsLine({ found, open, scanned, elapsedS, isComplete }: Findings): string {
  const avalons = found.filter(({ isAvalon }) => isAvalon).length;
  const parts = [
    `${whole(found.length)} ${found.length === 1 ? "miner" : "miners"}`,
    avalons > 0 && avalons < found.length ? `${whole(avalons)} of them Avalon` : "",
    open.length > 0 ? `${whole(open.length)} open but not identified` : "",
    `${whole(scanned)} ${scanned === 1 ? "address" : "addresses"} in ${elapsedText(elapsedS)}`,
    isComplete ? "" : "stopped before the end",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function elapsedText(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(1)} s` : duration(seconds);
}

function cells(miner: DiscoveredMiner): readonly string[] {
  const { identity } = miner;
  return [nameOf(miner), identity.dna ?? identity.mac ?? "-", clipped(identity.firmware ?? "", 20)];
}

function nameOf({ identity, isAvalon }: DiscoveredMiner): string {
  const name = models.find(({ id }) => id === identity.model)?.name ?? identity.model;
  if (identity.confidence === "exact") return name;
  return `${clipped(identity.product ?? name, 18)} ${isAvalon ? "(guessed)" : "(no Avalon)"}`;
}

/** The usual port is not worth its five characters. */
function shortAddress(endpoint: Endpoint): string {
  return endpoint.port === DEFAULT_PORT ? endpoint.host : formatEndpoint(endpoint);
}
