import type { IssueCode } from "./issue.js";

/** Where a string stands decides what may follow its closing quote. */
export type StringPlace = "key" | "object" | "array" | "document";

export interface LenientString {
  readonly value: string;
  /** Index behind the closing quote. */
  readonly end: number;
  /** False when the text ended before the closing quote. */
  readonly isComplete: boolean;
  readonly defects: readonly { readonly code: IssueCode; readonly detail: string }[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/**
 * Reads a string whose opening quote is at `start`. A quote ends it only when what follows can follow a string
 * at this place, since the firmware escapes quotes in some fields and not in others (PROD, MODEL, MM ID0).
 * Source: vendor's published Nano 3S service, api.c: only fields of type ESCAPE are escaped.
 */
export function readString(text: string, start: number, place: StringPlace): LenientString {
  let value = "";
  let hasControl = false;
  let hasQuote = false;
  let hasBadEscape = false;
  let at = start + 1;
  let from = at;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20) hasControl = true;
    if (code === 0x22) {
      if (endsString(text, at + 1, place)) {
        return result(value + text.slice(from, at), at + 1, true);
      }
      hasQuote = true;
    }
    if (code !== 0x5c) continue;
    value += text.slice(from, at);
    const sequence = readEscape(text, at, place);
    if (!sequence.isValid) hasBadEscape = true;
    value += sequence.value;
    at = sequence.end - 1;
    from = sequence.end;
  }
  return result(value + text.slice(from), text.length, false);

  function result(content: string, end: number, isComplete: boolean): LenientString {
    const defects: { code: IssueCode; detail: string }[] = [];
    if (hasControl)
      defects.push({ code: "control-character", detail: "a raw control character in the text" });
    if (hasQuote) defects.push({ code: "unescaped-quote", detail: "a quote that is not escaped" });
    if (hasBadEscape) defects.push({ code: "escape-invalid", detail: "a backslash that escapes nothing" });
    return { value: content, end, isComplete, defects };
  }
}

interface Escape {
  readonly value: string;
  readonly end: number;
  readonly isValid: boolean;
}

function readEscape(text: string, at: number, place: StringPlace): Escape {
  const letter = text[at + 1] ?? "";
  if (letter === "u") {
    const hex = text.slice(at + 2, at + 6);
    if (/^[0-9a-fA-F]{4}$/.test(hex)) {
      return { value: String.fromCharCode(Number.parseInt(hex, 16)), end: at + 6, isValid: true };
    }
  }
  const isLastBackslash = letter === '"' && place === "object" && startsNextMember(text, at + 2);
  const value = isLastBackslash ? undefined : ESCAPES[letter];
  if (value === undefined) return { value: "\\", end: at + 1, isValid: false };
  return { value, end: at + 2, isValid: true };
}

/** Whether what stands at `at` can follow a string's closing quote. */
function endsString(text: string, at: number, place: StringPlace): boolean {
  const next = skipBlanks(text, at);
  const char = text[next];
  if (place === "key") return char === ":" || char === undefined;
  if (char === undefined) return true;
  if (place === "document") return false;
  if (place === "array") return char === "]" || (char === "," && startsValue(text, next + 1));
  return char === "}" ? closesObject(text, next + 1) : startsNextMember(text, next) || startsKey(text, next);
}

/** `, "name":` or a comma before the end of the object. */
function startsNextMember(text: string, at: number): boolean {
  const comma = skipBlanks(text, at);
  if (text[comma] !== ",") return false;
  const next = skipBlanks(text, comma + 1);
  return text[next] === undefined || text[next] === "}" || text[next] === "," || startsKey(text, next);
}

function startsKey(text: string, at: number): boolean {
  if (text[at] !== '"') return false;
  const close = text.indexOf('"', at + 1);
  if (close === -1) return true;
  return text[skipBlanks(text, close + 1)] === ":";
}

function closesObject(text: string, at: number): boolean {
  const char = text[skipBlanks(text, at)];
  return char === undefined || ",]}{".includes(char);
}

function startsValue(text: string, at: number): boolean {
  const char = text[skipBlanks(text, at)];
  return char === undefined || /["{[\-\dtfn]/.test(char);
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charCodeAt(next) <= 0x20) next += 1;
  return next;
}
