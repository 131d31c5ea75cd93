import type { IssueList } from "./issue.js";

/** A bare word of a reply (number, true, false, null ...) and where it ended. */
export interface BareWord {
  readonly value: number | boolean | null | undefined;
  readonly end: number;
}

/**
 * Reads a bare word. `nan` and `inf` (a division by zero in the first second after a start), `(null)` and a
 * number that the end of the reply may have cut are unknown, never 0.
 * Source: upstream cgminer api.c prints rates and missing strings with printf, unchecked.
 */
export function readBareWord(text: string, start: number, key: string, issues: IssueList): BareWord {
  let end = start;
  while (end < text.length && !isWordEnd(text.charCodeAt(end))) end += 1;
  const word = text.slice(start, end);
  return { value: toValue(word, end >= text.length, key || "reply", issues), end };
}

/** `,` `}` `]` `"` and blanks end a word; `{` and `[` do too, so that a broken text goes on at the next part. */
function isWordEnd(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0x2c ||
    code === 0x7d ||
    code === 0x5d ||
    code === 0x22 ||
    code === 0x7b ||
    code === 0x5b
  );
}

function toValue(word: string, isLast: boolean, at: string, issues: IssueList): BareWord["value"] {
  if (word === "true") return true;
  if (word === "false") return false;
  if (word === "null") return null;
  if (/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) return toNumber(word, isLast, at, issues);
  const isNoNumber = /^[+-]?(?:nan|inf|infinity)(?:\(\w*\))?$/i.test(word);
  if (isNoNumber) issues.add("not-a-number", at, `the miner says ${word}`);
  else if (word === "(null)") issues.add("null-text", at, "the miner says (null)");
  else if (isLast) issues.add("truncated", at, "the reply ends inside this value");
  else
    issues.add(
      "value-invalid",
      at,
      word === "" ? "a value is missing" : `'${word.slice(0, 40)}' is no value`,
    );
  return undefined;
}

function toNumber(word: string, isLast: boolean, at: string, issues: IssueList): number | undefined {
  if (isLast) {
    issues.add("truncated", at, "the reply may end inside this number");
    return undefined;
  }
  const value = Number(word);
  if (Number.isFinite(value)) return value;
  issues.add("not-a-number", at, `${word.slice(0, 40)} is beyond any number`);
  return undefined;
}
