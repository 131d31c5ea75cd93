import { type Endpoint, formatEndpoint, type WebDashboard } from "@hearthash/client";
import { decimals, duration, whole } from "../../../output/figures.js";
import { type Paint, stateText } from "../../../output/paint.js";
import { clipped } from "../../../output/printable.js";
import { pad, wrapWords } from "../../../output/table.js";

const LABEL_WIDTH = 12;
/** Longest text of a device in one piece: a pool's URL is the longest worth reading. */
const LONGEST = 64;

type Words = readonly (string | undefined)[];

/** What a miner's dashboard shows, for people: a line a subject, values with their unit. */
export function webCard(endpoint: Endpoint, dashboard: WebDashboard, paint: Paint, width: number): string {
  const name = paint.strong(device(dashboard.product) ?? "Avalon");
  const headline = `${name}  ${formatEndpoint(endpoint)}  ${stateText(paint, dashboard.state)}`;
  const subjects = [
    ...workSubjects(dashboard),
    ...poolSubjects(dashboard, paint),
    ...deviceSubjects(dashboard, paint),
  ];
  const lines = subjects.map(([label, words]) => subjectLine(label, words, paint, width));
  return [headline, ...lines.filter((line) => line !== "")].join("\n");
}

type Subject = readonly [label: string, words: Words];

function workSubjects(dashboard: WebDashboard): readonly Subject[] {
  const { hashrateThs, hashrateAvgThs, powerW, fanRpm, fanPercent, workMode, workModeNumber } = dashboard;
  const { acceptedShares, rejectedShares, rejectPercent } = dashboard;
  const number = show(workModeNumber, (value) => `mode ${value}`);
  return [
    [
      "Hashrate",
      [show(hashrateThs, terahash), show(hashrateAvgThs, (value) => `average ${terahash(value)}`)],
    ],
    ["Power", [show(powerW, (value) => `${whole(value)} W`)]],
    [
      "Fan",
      [show(fanRpm, (value) => `${whole(value)} rpm`), show(fanPercent, (value) => `${whole(value)} %`)],
    ],
    ["Mode", [workMode ?? number]],
    [
      "Shares",
      [
        show(acceptedShares, (value) => `${whole(value)} accepted`),
        show(rejectedShares, (value) => `${whole(value)} rejected`),
        show(rejectPercent, (value) => `reject rate ${value.toFixed(2)} %`),
      ],
    ],
  ];
}

/** The pools in the file, the one in use marked by its slot. */
function poolSubjects(dashboard: WebDashboard, paint: Paint): readonly Subject[] {
  const { pools, currentPool, poolActive, poolUrl, worker, poolPingMs } = dashboard;
  const ping = show(poolPingMs, (value) => `ping ${whole(value)} ms`);
  const now = poolActive === false ? [paint.bad("none in use")] : [device(poolUrl), device(worker), ping];
  const stored = pools.map(({ slot, url, worker: user }): Subject => {
    const mark = slot === currentPool ? paint.good("in use") : undefined;
    return [`Slot ${slot}`, [device(url), device(user), mark]];
  });
  return [["Pool", now], ...stored];
}

function deviceSubjects(dashboard: WebDashboard, paint: Paint): readonly Subject[] {
  const { asicOk, powerSupplyOk, uptimeS, firmware, mac } = dashboard;
  const faults = [
    asicOk === false ? paint.bad("hash board") : undefined,
    powerSupplyOk === false ? paint.bad("power supply") : undefined,
  ];
  return [
    ["Faults", faults],
    ["Uptime", [show(uptimeS, duration)]],
    ["Firmware", [device(firmware)]],
    ["Identity", [show(mac, (value) => `MAC ${value.replace(/(..)(?=.)/g, "$1:")}`)]],
  ];
}

function subjectLine(label: string, words: Words, paint: Paint, width: number): string {
  const known = words.filter((word) => word !== undefined);
  if (known.length === 0) return "";
  return `  ${paint.faint(pad(label, LABEL_WIDTH, "left"))}${wrapWords(known, width, LABEL_WIDTH + 2)}`;
}

function show<Value>(value: Value | undefined, format: (value: Value) => string): string | undefined {
  return value === undefined ? undefined : format(value);
}

/** A text of the device, made harmless. */
function device(text: string | undefined): string | undefined {
  return show(text, (value) => clipped(value, LONGEST));
}

function terahash(value: number): string {
  return `${decimals(value)} TH/s`;
}
