import { isIPv4, isIPv6 } from "node:net";
import { isHostKey, secretKeyPattern as keys, kindOfKey, type SecretKind } from "./secret-kinds.js";

/** Gives what stands in the place of a secret. */
export type Replace = (kind: SecretKind, secret: string) => string;

/*
 * The forms in which secrets stand in replies. They hold for broken JSON too: a value ends where the next member
 * begins, not at a quote, since firmware leaves quotes unescaped; in a cut reply it ends with the text.
 * Forms: docs of cgminer (API-README); MM ID0 of captured replies, in which an SSID stands as it is.
 */
const NEXT_JSON = String.raw`"\s*(?:,?\s*"[^"\\]{1,60}"\s*:|[}\]]|$)`;
const NEXT_BRACKET = String.raw`\](?:\s+[a-z][\w %-]*\[|\s*(?:["'|,}]|$))`;
const NEXT_TEXT = String.raw`,[^,|=[]{1,40}=|\|(?:[a-z]+\d*[=,]|\s*$)`;
const FORMS = [
  String.raw`"(?<jsonKey>${keys})"\s*:\s*"(?<jsonValue>(?:\\[\s\S]|[^\\])*?)(?=${NEXT_JSON}|$)`,
  String.raw`"(?<bareKey>${keys})"\s*:\s*(?!null|true|false)(?<bareValue>[^\s",{}[\]]+)`,
  String.raw`(?<!\w)(?<mmKey>${keys})\[(?<mmValue>[\s\S]{0,96}?(?=${NEXT_BRACKET}|$)|[^\]"]{0,96})`,
  String.raw`(?<=^|[|,])(?<textKey>${keys})=(?<textValue>(?:\\[\s\S]|[^\\])*?)(?=${NEXT_TEXT}|$)`,
  String.raw`(?<=:(?:\\?/){2})(?<login>[^/\s"'@,|]+)(?=@)`,
  "(?<![0-9a-f:-])(?<mac>(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})(?![0-9a-f:-])",
  "(?<![0-9a-z:.])(?<ip6>[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![0-9a-z:])",
  String.raw`(?<!\d|\d\.)(?<ip4>\d{1,3}(?:\.\d{1,3}){3})(?!\.?\d)`,
  "(?<![a-z0-9])(?<long>[a-z0-9]{26,})(?![a-z0-9])",
];

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * Replaces every secret in a reply. `known` are secrets found elsewhere, replaced wherever they stand.
 * The text is one character a byte, so that broken UTF-8 stays what it is.
 */
export function replaceSecrets(
  text: string,
  replace: Replace,
  known: ReadonlyMap<string, SecretKind> = new Map(),
): string {
  const form = new RegExp([...FORMS, ...knownForm(known)].join("|"), "gi");
  return text.replace(form, (match: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Groups;
    const keyed = keyedValue(groups);
    if (keyed !== undefined) return match.slice(0, match.length - keyed.value.length) + byKey(keyed, replace);
    if (groups["known"] !== undefined) return replace(known.get(match.toLowerCase()) ?? "wallet", match);
    return byForm(match, groups, replace);
  });
}

/** Longest first: one secret may hold another. */
function knownForm(known: ReadonlyMap<string, SecretKind>): readonly string[] {
  if (known.size === 0) return [];
  const secrets = [...known.keys()].sort((left, right) => right.length - left.length);
  return [`(?<known>${secrets.map(knownPattern).join("|")})`];
}

/** A short one counts only as a word of its own. */
function knownPattern(secret: string): string {
  const escaped = secret.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  return secret.length < 12 ? `(?<![a-z0-9])${escaped}(?![a-z0-9])` : escaped;
}

interface KeyedValue {
  readonly key: string;
  readonly value: string;
}

function keyedValue(groups: Groups): KeyedValue | undefined {
  for (const form of ["json", "bare", "mm", "text"]) {
    const key = groups[`${form}Key`];
    if (key !== undefined) return { key, value: groups[`${form}Value`] ?? "" };
  }
  return undefined;
}

function byKey({ key, value }: KeyedValue, replace: Replace): string {
  if (value === "" || value === "(null)") return value;
  // The names of pools' servers stay, their addresses do not.
  if (isHostKey(key) && value.includes(".")) return isSomebody(value) ? replace("ip", value) : value;
  return replace(kindOfKey(key), value);
}

function byForm(match: string, groups: Groups, replace: Replace): string {
  if (groups["login"] !== undefined) return replace("worker", match);
  if (groups["mac"] !== undefined) return replace("mac", match);
  if (groups["ip4"] !== undefined) return isSomebody(match) ? replace("ip", match) : match;
  if (groups["ip6"] !== undefined) return isIPv6(match) && match.length > 3 ? replace("ip", match) : match;
  return isWallet(match) ? replace("wallet", match) : match;
}

/** Loopback, "any" and masks name nobody. */
function isSomebody(address: string): boolean {
  return isIPv4(address) && !/^(0|127|255)\./.test(address);
}

/** Letters and digits mixed, and no hash: block hashes and versions are plain hex. */
function isWallet(text: string): boolean {
  return /\d/.test(text) && /[a-z]/i.test(text) && !/^[0-9a-f]+$/i.test(text);
}
