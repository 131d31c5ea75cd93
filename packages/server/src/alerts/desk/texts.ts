import type { AlertData } from "../engine/rule.js";
import type { MinerKind } from "../kinds/index.js";
import { type Moments, span } from "./moments.js";
import { plainName } from "./names.js";

/** What a sentence is made of. */
export interface TextParts {
  readonly name: string;
  readonly data: AlertData;
  readonly since: number;
  readonly now: number;
  readonly moments: Moments;
}
type Text = (parts: TextParts) => string;

const at = ({ since, now, moments }: TextParts) => moments.at(since, now);
const number = (value: unknown, digits = 1) => (typeof value === "number" ? value.toFixed(digits) : "?");
const word = (value: unknown) => plainName(String(value ?? "?"));

const beginnings: Readonly<Record<MinerKind, Text>> = {
  offline: (parts) => {
    const { data, now, moments, name } = parts;
    const seenAt = typeof data["lastAnswerAt"] === "number" ? data["lastAnswerAt"] : parts.since;
    return `${name} has not answered since ${moments.at(seenAt, now)}. Last known: ${word(data["lastState"])}.`;
  },
  restarted: ({ name }) => `${name} has restarted, and nobody told it to.`,
  "hashrate-low": (parts) => {
    const { name, data } = parts;
    if (data["fault"] === true) return `${name} reports a fault and does not hash, since ${at(parts)}.`;
    return (
      `${name} hashes at ${number(data["valueThs"])} TH/s, ${number(data["percent"], 0)} % of its normal ` +
      `${number(data["normalThs"])} TH/s, since ${at(parts)}.`
    );
  },
  "no-shares": (parts) => `${parts.name} hashes, but no pool has accepted a share since ${at(parts)}.`,
  "chip-hot": ({ name, data }) => `A chip of ${name} is at ${number(data["value"], 0)} °C.`,
  "board-hot": ({ name, data }) => `A hash board of ${name} is at ${number(data["value"], 0)} °C.`,
  "fan-stopped": ({ name, data }) => `Fan ${list(data["stopped"])} of ${name} stands still.`,
  "reject-rate": ({ name, data }) => `The pools refuse ${number(data["value"])} % of the shares of ${name}.`,
  "hardware-errors": ({ name, data }) => `${number(data["value"])} % of the work of ${name} is wrong.`,
  "pool-dead": ({ name, data }) => deadPools(name, data),
  "mode-changed": ({ name, data }) => changedModes(name, data),
  "best-share": ({ name, data }) =>
    `${name} has found its best share ever: difficulty ${short(data["share"])}.`,
  "block-found": ({ name }) => `${name} has found a block.`,
};

const endings: Readonly<Partial<Record<MinerKind, string>>> = {
  offline: "answers again",
  "hashrate-low": "hashes as it should again",
  "no-shares": "has shares accepted again",
  "chip-hot": "has chips that are cool enough again",
  "board-hot": "has hash boards that are cool enough again",
  "fan-stopped": "has all fans turning again",
  "reject-rate": "has its shares accepted again",
  "hardware-errors": "works without too many errors again",
  "pool-dead": "reaches all its pools again",
};

/** The sentence when something begins or happens. */
export function beginText(kind: MinerKind, parts: TextParts): string {
  return beginnings[kind]({ ...parts, name: plainName(parts.name) }).slice(0, 1000);
}

/** The sentence when it is over. */
export function endText(kind: MinerKind, { name, since, now }: TextParts): string {
  const lasted = `It was so for ${span(now - since)}.`;
  return `${plainName(name)} ${endings[kind] ?? "is well again"}. ${lasted}`;
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : "?";
}

function deadPools(name: string, data: AlertData): string {
  const dead = Array.isArray(data["dead"]) ? (data["dead"] as { id: number; url: string }[]) : [];
  const names = dead.map(({ id, url }) => `${id} (${word(url)})`).join(", ");
  if (data["allDead"] === true) return `${name} reaches none of its pools: ${names}.`;
  const active = data["active"] === null ? "" : ` It works for pool ${String(data["active"])}.`;
  return `${name} does not reach its pool ${names}.${active}`;
}

function changedModes(name: string, data: AlertData): string {
  const before = (data["before"] ?? {}) as AlertData;
  const after = (data["after"] ?? {}) as AlertData;
  const changed = Array.isArray(data["changed"]) ? data["changed"] : [];
  const parts = changed.map((aspect) => {
    if (aspect === "standby") return after["standby"] === true ? "was put into standby" : "was woken";
    return `has its work ${String(aspect)} changed from ${word(before[aspect])} to ${word(after[aspect])}`;
  });
  return `${name} ${parts.join(" and ")}, not by hearthash.`;
}

/** A difficulty as miners write it: 4.29G. */
function short(value: unknown): string {
  if (typeof value !== "number") return "?";
  const units = ["", "k", "M", "G", "T", "P"];
  const step = Math.min(Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)), units.length - 1);
  return `${(value / 1000 ** step).toFixed(step === 0 ? 0 : 2)}${units[step]}`;
}
