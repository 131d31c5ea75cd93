import type { IssueCode } from "./issue.js";
import { judgeEscapedQuote, judgeQuote, type StringPlace } from "./string-end.js";

export type { StringPlace } from "./string-end.js";

export interface LenientString {
  /** The text; of one that is not complete, what is sure to be its beginning. */
  readonly value: string;
  /** Index behind the closing quote. */
  readonly end: number;
  /** False when the text ended before the closing quote, or before it was clear which quote that is. */
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
      const verdict = judgeQuote(text, at + 1, place);
      if (verdict === "ends") return result(value + text.slice(from, at), at + 1, true);
      if (verdict === "cut") break;
      hasQuote = true;
    }
    if (code !== 0x5c) continue;
    const sequence = readEscape(text, at, place);
    if (sequence === undefined) break;
    if (!sequence.isValid) hasBadEscape = true;
    value += text.slice(from, at) + sequence.value;
    at = sequence.end - 1;
    from = sequence.end;
  }
  return result(value + text.slice(from, at), text.length, false);

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

/** Reads the escape at `at`; `undefined` when the text ends before it shows what it means. */
function readEscape(text: string, at: number, place: StringPlace): Escape | undefined {
  const letter = text[at + 1];
  if (letter === undefined) return undefined;
  if (letter === "u") return readUnicodeEscape(text, at);
  const verdict = letter === '"' ? judgeEscapedQuote(text, at + 2, place) : "inside";
  if (verdict === "cut") return undefined;
  const value = verdict === "ends" ? undefined : ESCAPES[letter];
  return value === undefined ? bareBackslash(at) : { value, end: at + 2, isValid: true };
}

function readUnicodeEscape(text: string, at: number): Escape | undefined {
  const hex = /^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 6))?.[0] ?? "";
  if (hex.length === 4) {
    return { value: String.fromCharCode(Number.parseInt(hex, 16)), end: at + 6, isValid: true };
  }
  return at + 2 + hex.length >= text.length ? undefined : bareBackslash(at);
}

function bareBackslash(at: number): Escape {
  return { value: "\\", end: at + 1, isValid: false };
}
