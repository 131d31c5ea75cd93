import type { WireFormat } from "@hearthash/client";

/** One thing to ask, and the file its reply goes to. */
export interface CaptureRequest {
  readonly file: string;
  readonly command: string;
  readonly parameter?: string;
  readonly format: WireFormat;
  /** Asked only where `check` says that this command exists. */
  readonly ifExists?: string;
}

/** None of these changes anything. Source: upstream cgminer api.c; vendor's published Nano 3S service. */
const READS = [
  "version",
  "config",
  "summary",
  "pools",
  "devs",
  "edevs",
  "devdetails",
  "stats",
  "estats",
  "litestats",
  "coin",
  "lcd",
  "notify",
  "asccount",
  "privileged",
] as const;

/** Commands that change something: only whether they exist is asked. */
const WRITES = [
  "addpool",
  "removepool",
  "switchpool",
  "enablepool",
  "disablepool",
  "poolpriority",
  "poolquota",
  "setpool",
  "ascset",
  "ascenable",
  "ascdisable",
  "time",
  "wifi",
  "setconfig",
  "failover-only",
  "hotplug",
  "save",
  "zero",
  "debug",
  "restart",
  "quit",
] as const;

/** Enough to see how a firmware writes the text form. */
const TEXT_READS = ["version", "summary", "pools", "estats"] as const;

/** Everything that is asked, in order. */
export const captureRequests: readonly CaptureRequest[] = [
  ...READS.map((command) => json(`${command}.json`, command)),
  ...WRITES.map((name) => json(`check-${name}.json`, "check", name)),
  { ...json("ascset-help.json", "ascset", "0,help"), ifExists: "ascset" },
  { ...json("time-get.json", "time", "get"), ifExists: "time" },
  ...TEXT_READS.map((command): CaptureRequest => ({ file: `${command}.txt`, command, format: "text" })),
];

function json(file: string, command: string, parameter?: string): CaptureRequest {
  return { file, command, format: "json", ...(parameter === undefined ? {} : { parameter }) };
}

/** The bytes to send, as text. All of them are ASCII and far shorter than a miner reads at once. */
export function requestText({ command, parameter, format }: CaptureRequest): string {
  if (format === "text") return parameter === undefined ? command : `${command}|${parameter}`;
  return JSON.stringify({ command, parameter });
}
