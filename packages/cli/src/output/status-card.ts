import { formatEndpoint, type MinerSnapshot, models, type PointId } from "@hearthash/client";
import { figure } from "./figures.js";
import { type Paint, stateText } from "./paint.js";
import { printable } from "./printable.js";
import { pad, wrapWords } from "./table.js";

const LABEL_WIDTH = 12;

/** Everything a miner says of itself, for people: a line a subject, values with their meaning. */
export function statusCard(snapshot: MinerSnapshot, paint: Paint, width: number): string {
  const lines = [
    headline(snapshot, paint),
    ...subjects(snapshot, paint).map(([label, words]) => subjectLine(label, words, paint, width)),
    ...noteLines(snapshot, paint, width),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** The name of a miner's model, with a mark when it is a guess. */
export function modelName(snapshot: MinerSnapshot): string {
  const { model, product, confidence } = snapshot.identity;
  const known = models.find((definition) => definition.id === model);
  if (confidence === "exact") return known?.name ?? model;
  return `${printable(product ?? known?.name ?? model)} (guessed)`;
}

function headline(snapshot: MinerSnapshot, paint: Paint): string {
  const name = paint.strong(modelName(snapshot));
  return `${name}  ${formatEndpoint(snapshot.endpoint)}  ${stateText(paint, snapshot.state)}`;
}

type Subject = readonly [label: string, words: readonly (string | undefined)[]];

function subjects(snapshot: MinerSnapshot, paint: Paint): readonly Subject[] {
  const show = (id: PointId, before = "", after = "") => {
    const text = figure(snapshot.points, id);
    return text === undefined ? undefined : `${before}${text}${after}`;
  };
  const source = (id: PointId) => {
    const text = snapshot.sources[id]?.source;
    return text === undefined ? "" : paint.faint(` (${text})`);
  };
  return [
    [
      "Hashrate",
      [
        show("hashrateThs"),
        show("hashrate5mThs", "5 min "),
        show("hashrateAvgThs", "average "),
        show("hashrateTheoreticalThs", "theoretical "),
      ],
    ],
    [
      "Power",
      [
        show("powerWallW", "", ` at the wall${source("powerWallW")}`),
        show("powerDcW", "", ` DC${source("powerDcW")}`),
        show("efficiencyJPerTh"),
        show("powerLimitW", "limit "),
      ],
    ],
    ["Air", [show("tempInletC", "inlet "), show("tempOutletC", "outlet "), show("tempHashboardC", "board ")]],
    [
      "Chips",
      [
        show("tempChipMaxC", "maximum "),
        show("tempChipAvgC", "average "),
        show("tempTargetC", "target "),
        show("frequencyMhz"),
      ],
    ],
    ["Fan", [show("fanRpm"), show("fanPercent")]],
    [
      "Mode",
      [show("workMode"), level(snapshot), show("tempLimitC", "room limit "), show("lcdOn", "display ")],
    ],
    [
      "Shares",
      [
        show("acceptedShares", "", " accepted"),
        show("rejectedShares", "", " rejected"),
        show("staleShares", "", " stale"),
        show("rejectPercent", "reject rate "),
      ],
    ],
    ["Best", [show("bestShare", "share "), show("foundBlocks", "", " blocks found")]],
    ["Errors", [show("hardwareErrors", "", " hardware"), show("hardwareErrorPercent", "rate ")]],
    ["Uptime", [show("uptimeS"), show("poolPingMs", "pool ping "), show("wifiRssiDbm", "Wi-Fi ")]],
    ["Firmware", firmwareWords(snapshot)],
    ["Identity", identityWords(snapshot)],
  ];
}

function level(snapshot: MinerSnapshot): string | undefined {
  const number = snapshot.points.workLevel;
  if (number === undefined) return undefined;
  const definition = models.find((model) => model.id === snapshot.identity.model);
  const word = definition?.workLevels[number];
  return word === snapshot.points.workMode ? undefined : `level ${word ?? number}`;
}

function firmwareWords({ identity }: MinerSnapshot): (string | undefined)[] {
  return [
    identity.firmware === undefined ? undefined : printable(identity.firmware),
    identity.cgminerVersion === undefined ? undefined : `cgminer ${printable(identity.cgminerVersion)}`,
    identity.apiVersion === undefined ? undefined : `API ${printable(identity.apiVersion)}`,
  ];
}

function identityWords({ identity }: MinerSnapshot): (string | undefined)[] {
  const mac = identity.mac?.replace(/(..)(?=.)/g, "$1:");
  const marks = [
    identity.dna === undefined ? undefined : `DNA ${identity.dna}`,
    mac === undefined ? undefined : `MAC ${mac}`,
  ];
  return marks.some((mark) => mark !== undefined) ? marks : [identity.id];
}

function subjectLine(
  label: string,
  words: readonly (string | undefined)[],
  paint: Paint,
  width: number,
): string {
  const known = words.filter((word) => word !== undefined);
  if (known.length === 0) return "";
  const indent = LABEL_WIDTH + 2;
  return `  ${paint.faint(pad(label, LABEL_WIDTH, "left"))}${wrapWords(known, width, indent)}`;
}

function noteLines(snapshot: MinerSnapshot, paint: Paint, width: number): string[] {
  return snapshot.issues.map(({ at, detail }) => {
    const words = printable(`${at}: ${detail}`).split(" ");
    const text = wrapWords(words, width, LABEL_WIDTH + 2, " ");
    return `  ${paint.warm(pad("Note", LABEL_WIDTH, "left"))}${text}`;
  });
}
